/** Does a text name the rule it rests on, so that whoever reads it can look it up (许可法38, 许可法45)? */

/** Title and article: `《…》第…条`, in figures, in words, or with the `×` of an example. */
const article = /《[^《》]+》[^《》]{0,20}?第\s*[〇零一二三四五六七八九十百千\d０-９×]+\s*条/u;
/** The number of a published document: organ, year in brackets, serial. */
const documentNumber = /\p{Script=Han}{2,}\s*[〔[［（(]\s*\d{4}\s*[〕\]］）)]\s*第?\s*\d+\s*号/u;

/** True where a statute is cited by title and article. */
export const citesArticle = (text: string): boolean => article.test(text);

/** True for `《××法》第×条`, and for the number of a published document such as `凤府发〔2020〕3号`. */
export const citesRule = (text: string): boolean => citesArticle(text) || documentNumber.test(text);
