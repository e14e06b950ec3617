/**
 * What a poor rating may be about (差评评价内容). A version is never changed once it has been used: a rating keeps the
 * version its reasons were chosen from.
 */
export const ratingIndicators = {
  version: '2020-1',
  reasons: ['整体满意度', '服务效率', '服务水平', '服务态度'],
} as const;
