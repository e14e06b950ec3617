import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * HMAC-SHA256 in hexadecimal digits. A page that comes over the hall's network without a certificate has no
 * `crypto.subtle`.
 */
export const proofOf = (key: string, words: string): string =>
  bytesToHex(hmac(sha256, utf8ToBytes(key), utf8ToBytes(words)));
