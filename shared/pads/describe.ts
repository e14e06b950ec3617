/** A profile in words, for whoever chooses or has just learnt it. */
import { grades } from '../rating/index.ts';
import type { FrameCheck, KeyMeaning, KeyPadProfile, SerialPadProfile } from './profile.ts';

const checks: Readonly<Record<FrameCheck['kind'], string>> = {
  none: '无校验',
  xor: '异或校验',
  sum8: '累加和校验',
  'negated-sum': '累加和取负校验',
  'crc16-modbus': 'CRC16（Modbus）校验',
};

export function describeSerialPad({ framing, keys }: SerialPadProfile): string {
  const count = `${keys.length}个按键`;
  if (framing.kind === 'single') return `每键一个字节，${count}`;
  const shape = framing.kind === 'fixed' ? `定长${framing.length}字节` : '带长度';
  const header = framing.header === '' ? '无帧头' : `帧头${framing.header}`;
  return `${shape}，${header}，${checks[framing.check.kind]}，${count}`;
}

export function describeKeyPad({ way }: KeyPadProfile): string {
  const count = `${way.keys.length}个按键`;
  if (way.kind === 'device') return `专用设备文件，${count}`;
  return way.before.length === 0 ? `专用键，${count}` : `引导键${way.before.length}个，${count}`;
}

export const meaningTitle = (means: KeyMeaning): string =>
  means === null
    ? '不作评价'
    : means === 'decline'
      ? '不评价'
      : (grades.find(({ grade }) => grade === means)?.title ?? '');

/** Grades that cannot be given on it: the applicant has fewer choices than 国办发〔2019〕51号 names. */
export function missingGrades(keys: readonly { readonly means: KeyMeaning }[]): string[] {
  return grades.filter(({ grade }) => keys.every(({ means }) => means !== grade)).map(({ title }) => title);
}
