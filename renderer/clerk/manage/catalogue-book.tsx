import { Input, type InputRef } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { CatalogueRow } from '#shared/contract/desks.ts';
import { useKeys } from '../../common/keys.ts';
import { RefusalNote } from '../../common/refusal-note.tsx';
import { useRead } from '../../common/use-read.ts';
import { useDelayed } from '../board/use-delayed.ts';
import { TickList } from '../batch/tick-list.tsx';

const most = 300;
const keyOf = ({ code, from }: CatalogueRow): string => `${code} ${from ?? ''}`;

/** Every item with its dates, and the whole of one beside it. */
export function CatalogueBook({ active }: { readonly active: boolean }) {
  const [typed, setTyped] = useState('');
  const [current, setCurrent] = useState<string | null>(null);
  const search = useRef<InputRef>(null);
  const list = useRef<HTMLUListElement>(null);
  const query = useDelayed(typed.trim());
  const { latest, refusal } = useRead(query, () =>
    window.counter.catalogueList({ query, offset: 0, limit: most }),
  );
  const rows = latest?.rows ?? [];
  const at = rows.find((row) => keyOf(row) === current) ?? rows[0];
  useEffect(() => search.current?.focus(), []);
  useKeys({ F6: () => search.current?.focus({ cursor: 'all' }) }, active);
  return (
    <div className="desk-columns">
      <section className="panel desk-list" aria-label="事项目录">
        <div className="panel-title">
          <Input
            ref={search}
            aria-label="查找目录事项"
            placeholder="名称、拼音、部门或编码"
            value={typed}
            maxLength={200}
            allowClear
            autoComplete="off"
            suffix={<kbd aria-hidden="true">F6</kbd>}
            onChange={({ target }) => setTyped(target.value)}
            onKeyDown={(event) => {
              if (event.nativeEvent.isComposing || event.key !== 'ArrowDown') return;
              list.current?.focus();
              event.preventDefault();
            }}
          />
          <span className="muted push" role="status">
            {latest === null
              ? ''
              : latest.total > rows.length
                ? `${rows.length}/${latest.total}项`
                : `${latest.total}项`}
          </span>
        </div>
        {refusal !== null && <RefusalNote refusal={refusal} />}
        <TickList
          ref={list}
          label="事项"
          rows={rows}
          idOf={keyOf}
          current={at === undefined ? null : keyOf(at)}
          onCurrent={setCurrent}
          line={Line}
          empty={<p>没有符合条件的事项。</p>}
        />
      </section>
      <div className="desk-side desk-scroll">{at !== undefined && <Item row={at} />}</div>
    </div>
  );
}

function Item({ row }: { readonly row: CatalogueRow }) {
  const { code, from } = row;
  const { latest: item, refusal } = useRead(keyOf(row), () => window.counter.catalogueItem({ code, from }));
  if (refusal !== null) return <RefusalNote refusal={refusal} />;
  if (item === null) return null;
  const facts: readonly (readonly [string, string])[] = [
    ['实施编码', item.code],
    ['实施机关', item.organ === item.department ? item.organ : `${item.department}（${item.organ}）`],
    ['类别', `${item.category}　${item.handling}${item.intakeOnly ? '　仅收件' : ''}`],
    [
      '时限',
      `法定${item.legalDays}个工作日，承诺${item.promisedDays}个工作日${item.limitBasis === '' ? '' : `（${item.limitBasis}）`}`,
    ],
    [
      '起止',
      item.from === null && item.until === null ? '长期' : `${item.from ?? ''}至${item.until ?? '长期'}`,
    ],
    [
      '进驻',
      item.presence.state === '已进驻'
        ? '已进驻'
        : `未进驻：${item.presence.reason}，到${item.presence.handledAt}办理`,
    ],
    ['收费', item.fee === null ? '不收费' : item.fee.name],
    ['窗口权限', item.windowPowers.join('、')],
    ['上级机关', item.superior ?? ''],
    ['设定依据', item.guide.basis],
    ['办理项', item.subItems.map(({ name }) => name).join('、')],
    ['说明', item.notes.join('；')],
  ];
  return (
    <section className="panel" aria-label={item.name}>
      <div className="panel-title">
        <h3>{item.name}</h3>
        {item.example && <span className="tag tag-warn">示例数据</span>}
      </div>
      {row.state === '已停止' && row.openCases > 0 && (
        <p className="opinion-returned">
          该事项已停止，在办的{row.openCases}件按受理时的内容继续办理至办结。
        </p>
      )}
      <dl className="facts">
        {facts
          .filter(([, value]) => value !== '')
          .map(([label, value]) => [
            <dt key={`${label}t`}>{label}</dt>,
            <dd key={`${label}d`} className="selectable">
              {value}
            </dd>,
          ])}
      </dl>
      <div className="desk-table">
        <h4>材料{item.materials.length}项</h4>
        <ol className="manage-list">
          {item.materials.map(({ id, name, required }) => (
            <li key={id}>
              {name}
              {required ? '' : '（非必须）'}
            </li>
          ))}
        </ol>
      </div>
    </section>
  );
}

function Line({ row }: { readonly row: CatalogueRow }) {
  const { name, organ, handling, limits, state, from, until, openCases } = row;
  return (
    <>
      <div className="tick-line">
        <strong className="grow">{name}</strong>
        {state !== '现行' && <span className="tag tag-warn">{state}</span>}
        <span className="tag">{handling}</span>
      </div>
      <div className="tick-line muted">
        <span className="grow">{organ}</span>
        <span>
          {from ?? ''}
          {until === null ? '' : `至${until}`}　{limits}　在办{openCases}件
        </span>
      </div>
    </>
  );
}
