// Lets an add-on written for Node-API 10 run on Node-API 9.
//
// better-sqlite3 13 keeps references to strings, numbers and other primitive values, which only Node-API 10
// can do. Node 20 and Electron before 35 have Node-API 9, where the published binary dies by SIGSEGV. This header,
// included before everything else, puts such values in a box that Node-API 9 can refer to. A string is also
// kept as text here: the box may already be gone when a reference without count is read.
//
// Delete scripts/native, and what scripts/prepare/sqlite.mjs does with it, once every machine that runs the
// project has Node >= 22.14 and Electron >= 35.
#pragma once
#include <node_api.h>

#include <mutex>
#include <string>
#include <unordered_map>

namespace napi9 {

struct Box {
  bool is_string;
  std::u16string text;
};

// One table for all threads: Node's workers load the same add-on.
inline std::mutex lock;
inline std::unordered_map<napi_ref, Box> boxes;

inline napi_status read_text(napi_env env, napi_value value, std::u16string* text) {
  size_t length = 0;
  napi_status status = napi_get_value_string_utf16(env, value, nullptr, 0, &length);
  if (status != napi_ok) return status;
  text->resize(length + 1);  // the terminating zero is written too
  status = napi_get_value_string_utf16(env, value, text->data(), length + 1, &length);
  text->resize(length);
  return status;
}

inline napi_status create(napi_env env, napi_value value, uint32_t count, napi_ref* out) {
  napi_valuetype type;
  napi_status status = napi_typeof(env, value, &type);
  if (status != napi_ok) return status;
  if (type == napi_object || type == napi_function || type == napi_symbol || type == napi_external) {
    return napi_create_reference(env, value, count, out);
  }
  Box box{type == napi_string, {}};
  napi_value holder;
  status = napi_create_array_with_length(env, 1, &holder);
  if (status != napi_ok) return status;
  status = box.is_string ? read_text(env, value, &box.text) : napi_set_element(env, holder, 0, value);
  if (status != napi_ok) return status;
  status = napi_create_reference(env, holder, count, out);
  if (status != napi_ok) return status;
  std::lock_guard<std::mutex> guard(lock);
  boxes.insert_or_assign(*out, std::move(box));
  return napi_ok;
}

inline napi_status get(napi_env env, napi_ref ref, napi_value* out) {
  bool boxed = false;
  bool is_string = false;
  std::u16string text;
  {
    std::lock_guard<std::mutex> guard(lock);
    auto found = boxes.find(ref);
    if (found != boxes.end()) {
      boxed = true;
      is_string = found->second.is_string;
      text = found->second.text;
    }
  }
  if (is_string) return napi_create_string_utf16(env, text.data(), text.size(), out);
  napi_status status = napi_get_reference_value(env, ref, out);
  if (status != napi_ok || !boxed || *out == nullptr) return status;
  return napi_get_element(env, *out, 0, out);
}

inline napi_status drop(napi_env env, napi_ref ref) {
  {
    std::lock_guard<std::mutex> guard(lock);
    boxes.erase(ref);
  }
  return napi_delete_reference(env, ref);
}

}  // namespace napi9

#define napi_create_reference napi9::create
#define napi_get_reference_value napi9::get
#define napi_delete_reference napi9::drop
