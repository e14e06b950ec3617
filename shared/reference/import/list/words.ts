/** The words people write into the lists, and what they stand for. Undefined for a word that stands for nothing. */
import type { Fee, ServiceItem } from '../../item.ts';
import { type authorityLevels, type Rank, ranks, type StaffMember } from '../../people.ts';
import { folded } from './cells.ts';

type Level = (typeof authorityLevels)[number];

/** D2: 副股长 is not yet 股长; 主任科员 is a grade, not a post. */
export function rankOf(post: string): Rank | undefined {
  const word = folded(post).replaceAll(/[()（）]/g, '');
  const named = ranks.find((rank) => rank === word);
  if (named !== undefined) return named;
  if (/主任科员|科员|办事员|职员|工作人员|专员|干部|副股长/u.test(word)) return '科员';
  if (word.endsWith('股长')) return '股长';
  if (/局长|党组|党委|总工程师|总经济师|纪检组|分管领导|主要领导/u.test(word)) return '局领导';
  if (/副(科长|处长|主任|所长|站长|队长|大队长)$/u.test(word)) return '中层副职';
  return /(科长|处长|主任|所长|站长|队长|大队长)$/u.test(word) ? '中层正职' : undefined;
}

/** D9. */
export function establishmentOf(text: string): StaffMember['establishment'] | undefined {
  const word = folded(text);
  if (/非在编|编外|聘用|合同|劳务|临聘|临时/u.test(word)) return '非在编';
  if (/公务员|行政编制|^行政$/u.test(word)) return '公务员';
  if (word.startsWith('事业')) return '事业编制';
  return /在编|工勤/u.test(word) ? '其他在编' : undefined;
}

/** A1: 非行政许可审批 is a category the law has left behind; it is taken over and marked. */
export function categoryOf(
  text: string,
): { readonly category: ServiceItem['category']; readonly legacy: boolean } | undefined {
  const word = folded(text);
  if (/^非行政许可(审批)?$/u.test(word)) return { category: '其他行政权力', legacy: true };
  const category = categories[word.replace(/事项$/u, '')];
  return category === undefined ? undefined : { category, legacy: false };
}
const categories: Readonly<Record<string, ServiceItem['category']>> = {
  行政许可: '行政许可',
  行政确认: '行政确认',
  行政征收: '行政征收',
  公共服务: '公共服务',
  行政服务: '公共服务',
  行政服务·公共服务: '公共服务',
  其他行政权力: '其他行政权力',
  其他: '其他行政权力',
  简易处罚: '简易处罚',
};

export function handlingOf(text: string): ServiceItem['handling'] | undefined {
  const word = folded(text).replace(/件$/u, '');
  if (word === '即办' || word === '即时') return '即办件';
  if (word === '承诺') return '承诺件';
  return word === '上报' || word === '转报' ? '上报件' : undefined;
}

/** D1. */
export function authorityOf(text: string): Level | undefined {
  const word = folded(text).replaceAll(/[()（）]/g, '');
  if (/^(全部|完全|充分)(授权|权限)?$/u.test(word)) return '全部';
  if (/^中层(干部)?(及)?以下(含中层(干部)?)?(授权|权限)?$/u.test(word)) return '中层及以下';
  return /^(仅|只)?受理(权|授权)?$/u.test(word) ? '仅受理' : undefined;
}

/** H1: title and article of a law or an administrative regulation, and nothing below them (许可法58). */
export function feeBasisOf(text: string): Pick<Fee, 'basis' | 'basisKind'> | undefined {
  const match = /《([^《》]+)》(?:第[一二三四五六七八九十百千零〇\d]+条)?/u.exec(text);
  if (match === null) return undefined;
  const national = (match[1] ?? '').startsWith('中华人民共和国');
  const title = (match[1] ?? '').replace(/^中华人民共和国/u, '').replace(/[（(][^）)]*[）)]$/u, '');
  const [basis] = match;
  if (title.endsWith('法') && !title.endsWith('办法')) return { basis, basisKind: '法律' };
  const local = !national && /^\p{Script=Han}{1,8}?(省|市|自治区|自治州|州|县)/u.test(title);
  const regulation = title.endsWith('条例') || (national && title.endsWith('法实施细则'));
  return regulation && !local ? { basis, basisKind: '行政法规' } : undefined;
}

/** E1: names of seals, `、` between several; undefined for what is no seal. */
export function sealsOf(text: string): readonly string[] | undefined {
  const names = folded(text)
    .split(/[、,;/和]/u)
    .filter((name) => name !== '')
    .map((name) => (/^(单位)?(行政)?公章$|^(单位)?行政章$/u.test(name) ? '单位行政章' : name));
  return names.every((name) => name.endsWith('章') && name.length <= 40) ? names : undefined;
}
