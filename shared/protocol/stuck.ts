/** Records that are not at the centre, told to the people at the counter: why, and what to do. */

export interface StuckWords {
  readonly why: string;
  readonly next: string;
}

/** By the kind of a push refusal; a counter must expect kinds it does not know. */
const refusals: Readonly<Record<string, StuckWords>> = {
  malformed: {
    why: '中心看不懂这条记录：程序版本可能比中心新，或者记录不属于本大厅。',
    next: '纸质文书仍然有效，业务照常办理。请管理员核对窗口和中心的程序版本，升级后重新上传。',
  },
  hash: {
    why: '中心收到的内容与本机写下时的校验值不一致，记录在传输或者保存中可能被改动。',
    next: '请不要改动本机数据，立即联系管理员核查；该办件以纸质文书和本机记录为准。',
  },
  conflict: {
    why: '中心已有另一条记录占用了相同的编号或者顺序号，本机数据可能曾恢复到较早的备份。',
    next: '请联系管理员核对两条记录；本机会以新的设备编号继续上传以后的记录。',
  },
};

/** @param message the centre's own sentence, shown where the kind is not known here */
export const refusedWords = (kind: string, message: string): StuckWords =>
  refusals[kind] ?? {
    why: message === '' ? `中心没有接受这条记录（${kind}）。` : message,
    next: '业务照常办理，请联系管理员处理。',
  };

/** A record that waits is no fault: it says for what it waits, by how the centre stands. */
export const waitingWords: Readonly<Record<'联网' | '离线' | '异常' | '未配置', StuckWords>> = {
  联网: { why: '正在按顺序上传。', next: '无需操作。' },
  离线: {
    why: '联系不上中心，保存在本机。',
    next: '业务照常办理，恢复联网后自动上传，不会丢失也不会重复。',
  },
  异常: {
    why: '中心没有正常回答，保存在本机。',
    next: '业务照常办理；持续不恢复的，请把状态页的说明告诉管理员。',
  },
  未配置: {
    why: '本机没有设置中心地址，只保存在本机。',
    next: '请窗口负责人在设置（F8）中填写中心地址。',
  },
};
