/** What is done to a photographed page, and what a camera that gives none is said to do. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cameraRefusal, pictureRefusal } from '../../../renderer/clerk/camera/camera-words.ts';
import { findSheet, type Pixels, straighten } from '../../../renderer/clerk/camera/find-sheet.ts';
import { type NewPage, reducePages, sharpnesses, smaller } from '../../../renderer/clerk/camera/pages.ts';
import { fitted, type PictureOp, tilted, turned } from '../../../renderer/clerk/camera/picture-ops.ts';

const width = 320;
const height = 240;

/** A light sheet on a dark mat, its corners where they are said to be (in order around it). */
function sheetAt(corners: readonly (readonly [number, number])[], sheet = 235, mat = 35): Pixels {
  const data = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const inside = corners.every(([ax, ay], at) => {
        const [bx, by] = corners[(at + 1) % corners.length] ?? [ax, ay];
        return (bx - ax) * (y - ay) - (by - ay) * (x - ax) >= 0;
      });
      const ink = inside && y % 12 === 0 && x % 3 > 0 ? sheet - 120 : sheet;
      data.set([...Array.from({ length: 3 }, () => (inside ? ink : mat)), 255], (y * width + x) * 4);
    }
  return { data, width, height };
}

describe('找边摆正', () => {
  test('歪放的纸：四个角都找到，误差不到三个点；摆正以后只剩纸', () => {
    const corners = [
      [80, 30],
      [240, 52],
      [222, 210],
      [62, 186],
    ] as const;
    const pixels = sheetAt(corners);
    const found = findSheet(pixels);
    expect(found).not.toBeNull();
    for (const [at, { x, y }] of (found ?? []).entries()) {
      const [wantedX, wantedY] = corners[at] ?? [0, 0];
      expect(Math.hypot(x * width - wantedX, y * height - wantedY)).toBeLessThan(3);
    }
    const flat = straighten(pixels, found ?? []);
    expect(flat.data).toHaveLength(flat.width * flat.height * 4);
    let dark = 0;
    for (let at = 0; at < flat.data.length; at += 4) if ((flat.data[at] ?? 0) < 80) dark += 1;
    expect(dark / (flat.width * flat.height)).toBeLessThan(0.02);
    expect(Math.abs(flat.width / flat.height - 161.5 / 157)).toBeLessThan(0.1);
  });

  test('没有纸、满幅都是纸：不摆正，而不是摆坏', () => {
    expect(
      findSheet(
        sheetAt([
          [-9, -9],
          [999, -9],
          [999, 999],
          [-9, 999],
        ]),
      ),
    ).toBeNull();
    expect(
      findSheet(
        sheetAt([
          [150, 100],
          [170, 100],
          [170, 120],
          [150, 120],
        ]),
      ),
    ).toBeNull();
  });
});

describe('页面处理', () => {
  test('转四次回到原样；左转右转相消', () => {
    let ops: PictureOp[] = [];
    for (let time = 0; time < 4; time += 1) ops = turned(ops, 1);
    expect(ops).toEqual([]);
    expect(turned(turned([], 1), 3)).toEqual([]);
    expect(turned([{ kind: 'tilt', degrees: 1 }], 3)).toHaveLength(2);
  });

  test('微调合成一次，最多15度', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(0.5, -0.5), { maxLength: 80 }), (steps) => {
        const ops = steps.reduce<PictureOp[]>(tilted, []);
        expect(ops.length).toBeLessThanOrEqual(1);
        for (const op of ops) expect(op.kind === 'tilt' && Math.abs(op.degrees) <= 15).toBe(true);
      }),
    );
  });

  test('缩小不变形，从不放大', () => {
    expect(fitted(3264, 2448, 2400)).toEqual({ width: 2400, height: 1800 });
    expect(fitted(800, 600, 2400)).toEqual({ width: 800, height: 600 });
  });

  test('超过大小上限的，一步比一步小', () => {
    for (const sharpness of sharpnesses) {
      const steps = smaller(sharpness);
      for (const [at, step] of steps.slice(1).entries()) {
        const before = steps[at];
        expect(step.side <= (before?.side ?? 0) && step.quality <= (before?.quality ?? 0)).toBe(true);
      }
    }
  });
});

describe('页的次序', () => {
  const page = (id: string): NewPage => ({ id, title: id, kind: 'picture', source: new Blob([]), ops: [] });
  const pages = ['a', 'b', 'c'].map(page);
  const ids = (all: readonly NewPage[]) => all.map(({ id }) => id).join('');

  test('前移、后移、删除；到头的不动', () => {
    expect(ids(reducePages(pages, { type: 'move', id: 'c', by: -1 }))).toBe('acb');
    expect(ids(reducePages(pages, { type: 'move', id: 'a', by: -1 }))).toBe('abc');
    expect(ids(reducePages(pages, { type: 'move', id: 'c', by: 1 }))).toBe('abc');
    expect(ids(reducePages(pages, { type: 'remove', id: 'b' }))).toBe('ac');
  });
});

describe('说得明白', () => {
  test('打不开、被占用、没有权限、没有接：各有一句，都写明怎么办，都可以改用文件', () => {
    const names = ['NotReadableError', 'NotAllowedError', 'NotFoundError', 'OverconstrainedError', '别的'];
    for (const name of names) {
      const { kind, message, next } = cameraRefusal(name);
      expect([kind, message.length > 5, next.includes('选择已有的文件')]).toEqual(['device', true, true]);
    }
    expect(cameraRefusal('NotReadableError').message).toContain('其他程序');
    expect(cameraRefusal('NotAllowedError').message).toContain('没有允许');
  });

  test('打不开的文件写明是哪一个', () => {
    for (const fault of ['not_picture', 'pdf_locked', 'not_pdf', 'failed'] as const) {
      const { message, next } = pictureRefusal(fault, '申请书.pdf');
      expect([message.includes('“申请书.pdf”'), next === '']).toEqual([true, false]);
    }
  });
});
