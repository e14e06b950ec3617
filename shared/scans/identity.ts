/**
 * Copies of identity documents carry what they are for, so that a copy that gets away opens no account elsewhere
 * (个人信息保护法 6, 29: as little as the purpose needs). Which lines of a list those are is told by their names.
 */
const identityNames =
  /身份证|身份证件|身份证明|身份材料|户口|居住证|护照|通行证|永久居留|军官证|士兵证|警官证|驾驶证|社会保障卡/;

export const isIdentityDocument = (name: string): boolean => identityNames.test(name);

/** 仅用于道路运输经营许可办理, and below where and on which day it was taken. */
export const watermarkLines = (
  item: string,
  hall: string,
  day: string,
): readonly [purpose: string, place: string] => [`仅用于${item.replace(/办理$/u, '')}办理`, `${hall} ${day}`];
