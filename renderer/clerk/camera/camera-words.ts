/** What a camera, a file or a picture did not do, in words that help. */
import { type Refusal, unreachable } from '#shared/result.ts';
import { scanLimits, sizeText } from '#shared/scans/limits.ts';
import type { PictureFault } from './picture-job.ts';

const device = (message: string, next: string): Refusal => ({ kind: 'device', rule: '', message, next });
const input = (message: string, next: string, rule = ''): Refusal => ({
  kind: 'bad_input',
  rule,
  message,
  next,
});

const orFile = '也可以按 O 选择已有的文件。';

/** By the name of the error that opening a camera gave. */
export function cameraRefusal(name: string): Refusal {
  switch (name) {
    case 'NotReadableError':
    case 'AbortError':
    case 'TrackStartError':
      return device('高拍仪打不开，可能正由其他程序使用。', `请关闭占用它的程序，再按 C 重新打开；${orFile}`);
    case 'NotAllowedError':
    case 'SecurityError':
      return device(
        '系统没有允许使用高拍仪。',
        `请管理员在系统的隐私设置中允许本程序使用摄像头，再按 C 重新打开；${orFile}`,
      );
    case 'NotFoundError':
    case 'OverconstrainedError':
      return device('没有找到高拍仪。', `请检查连接线和电源，接好后自动打开；${orFile}`);
    default:
      return device('高拍仪没有打开。', `请重新插拔后按 C 重新打开；${orFile}`);
  }
}

export const unplugged = device('高拍仪已断开，已拍的页都在。', `请检查连接线，接好后自动打开；${orFile}`);

export const absent = (label: string): Refusal =>
  device(
    `没有找到本窗口的高拍仪“${label}”。`,
    `请检查连接线和电源，接好后自动打开，或者按 C 换一个；${orFile}`,
  );

export const noneSet: Refusal = device(
  '本窗口没有设置高拍仪。',
  `请按 C 选择一个摄像头，或者由窗口负责人在设备设置中设置；${orFile}`,
);

/** Why a file or a page was not taken. */
export function pictureRefusal(fault: PictureFault, name: string): Refusal {
  switch (fault) {
    case 'not_picture':
      return input(
        `“${name}”不是能打开的图片，没有加入。`,
        '请选择jpg、png或者pdf文件；改过扩展名的文件请用原文件。',
      );
    case 'pdf_locked':
      return input(`“${name}”设有密码，没有加入。`, '请取消密码后重新选择，或者打印后拍摄。');
    case 'not_pdf':
      return input(`“${name}”不是完整的PDF，没有加入。`, '请从原处重新复制后选择。');
    case 'failed':
      return input(`“${name}”没有处理成功。`, '请再试一次；仍不行的，请重新拍摄。');
    default:
      return unreachable(fault);
  }
}

export const wrongFile = (name: string): Refusal =>
  input(`“${name}”不是图片或者PDF，没有加入。`, '请选择jpg、png或者pdf文件；改过扩展名的文件请用原文件。');

export const pdfTooLarge = (name: string, bytes: number): Refusal =>
  input(
    `“${name}”有${sizeText(bytes)}，超过每个PDF${sizeText(scanLimits.pdfBytes)}的上限，没有加入。`,
    '请拆成几个文件，或者降低清晰度后重新生成。',
    'K1',
  );

/** Larger than any camera of a window takes; what is in it is made small only after it was read. */
export const mostPictureBytes = 40 * 1024 * 1024;
export const pictureTooLarge = (name: string, bytes: number): Refusal =>
  input(
    `“${name}”有${sizeText(bytes)}，超过图片文件${sizeText(mostPictureBytes)}的上限，没有加入。`,
    '请缩小图片后重新选择。',
  );

export const boundTooLarge = (bytes: number): Refusal =>
  input(
    `合成的PDF有${sizeText(bytes)}，超过每个PDF${sizeText(scanLimits.pdfBytes)}的上限，没有保存。`,
    '请按 P 改为每页一张图片，或者按 Q 降低清晰度后再保存。',
    'K1',
  );

export const noSheet = input(
  '没有找到纸张的边缘。',
  '请把纸放在深色底板上重新拍摄，或者拖动裁剪框后按 Enter 裁剪。',
);

export const fullLine: Refusal = input(
  `一项材料最多${scanLimits.filesOfLine}件、${scanLimits.pagesOfLine}页。`,
  '请先保存，或者合成一个PDF。',
  'K1',
);
