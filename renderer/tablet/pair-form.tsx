import { type FormEvent, useState } from 'react';
import { codeLength, plainCode } from '#shared/protocol/tablet.ts';

interface PairFormProps {
  readonly trouble: string;
  readonly onPair: (code: string, name: string) => void;
}

/** The code may come with the address: whoever photographed it from the clerk's screen has nothing to type. */
const codeInAddress = (): string => /^#code=([0-9A-Z]+)$/u.exec(location.hash)?.[1] ?? '';

/** For whoever sets the tablet up: the code on the clerk's screen, and how this tablet is to be called. */
export function PairForm({ trouble, onPair }: PairFormProps) {
  const [code, setCode] = useState(codeInAddress);
  const [name, setName] = useState('窗口平板');
  const complete = plainCode(code).length === codeLength && name.trim() !== '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (complete) onPair(plainCode(code), name.trim());
  };
  return (
    <form className="pair" onSubmit={submit}>
      <h1>与窗口配对</h1>
      <p>在窗口工作站的“设置→设备”按“配对平板”，再按“开始配对”，把屏幕上的配对码输入到这里。</p>
      <label>
        配对码
        <input
          value={code}
          onChange={({ target }) => setCode(target.value)}
          maxLength={40}
          autoCapitalize="characters"
          autoComplete="off"
          spellCheck={false}
        />
      </label>
      <label>
        平板名称
        <input value={name} onChange={({ target }) => setName(target.value)} maxLength={40} />
      </label>
      {trouble !== '' && (
        <p className="pad-refusal" role="alert">
          {trouble}
        </p>
      )}
      <button type="submit" aria-disabled={!complete}>
        配对
      </button>
    </form>
  );
}
