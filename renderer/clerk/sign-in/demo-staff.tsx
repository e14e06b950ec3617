import type { SessionView } from '#shared/contract/counter.ts';

type DemoPerson = SessionView['demoStaff'][number];

interface DemoStaffProps {
  readonly staff: readonly DemoPerson[];
  readonly onChoose: (person: DemoPerson) => void;
}

/** Training hall only: who may sign in, and with which PIN. */
export function DemoStaff({ staff, onChoose }: DemoStaffProps) {
  return (
    <section className="demo-staff" aria-label="演示人员">
      <h2>
        <span className="demo-mark">演示</span>点击填入工号和PIN
      </h2>
      <ul>
        {staff.map((person) => (
          <li key={person.number}>
            <button type="button" onClick={() => onChoose(person)}>
              <strong>{person.name}</strong>
              <span>{person.title}</span>
              <span className="muted">
                工号 {person.number} · PIN {person.pin}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
