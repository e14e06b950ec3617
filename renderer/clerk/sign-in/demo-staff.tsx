import type { SessionView } from '#shared/contract/counter.ts';

type DemoPerson = SessionView['demoStaff'][number];

interface DemoStaffProps {
  readonly staff: readonly DemoPerson[];
  readonly onChoose: (person: DemoPerson) => void;
}

/** Training hall only: who may sign in, and with which PIN, by desk. */
export function DemoStaff({ staff, onChoose }: DemoStaffProps) {
  const desks = [...new Set(staff.map(({ desk }) => desk))];
  return (
    <section className="demo-staff" aria-label="演示人员">
      <h2>
        <span className="demo-mark">演示</span>点击填入工号和PIN
      </h2>
      {desks.map((desk) => (
        <div key={desk}>
          <h3>{desk}</h3>
          <ul>
            {staff
              .filter((person) => person.desk === desk)
              .map((person) => (
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
        </div>
      ))}
    </section>
  );
}
