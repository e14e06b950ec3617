import type { KeyboardEvent } from 'react';

/** Enter in a one-line field goes on to the next one, as clerks are used to. */
export function focusNextInput(event: KeyboardEvent, root: ParentNode | null): void {
  const from = event.target;
  if (event.ctrlKey || event.altKey || event.shiftKey || event.metaKey) return;
  if (event.defaultPrevented || root === null || !(from instanceof HTMLInputElement)) return;
  const inputs = [
    ...root.querySelectorAll<HTMLElement>('input:not([disabled]):not([type="radio"]), textarea'),
  ];
  const next = inputs[inputs.indexOf(from) + 1];
  event.preventDefault();
  next?.focus();
}

/** Goes to the first text field of the applicant that is still empty; when none is, to the check-list. */
export function focusFirstEmpty(root: ParentNode | null): void {
  const texts = root?.querySelectorAll<HTMLInputElement>('.field input.ant-input') ?? [];
  const empty = [...texts].find((input) => input.value === '');
  (empty ?? root?.querySelector<HTMLElement>('[data-material] input'))?.focus();
}
