/** Who sees an applicant in full (个人信息保护法6): those whose work the case is. Everybody else sees how it stands. */
import type { ActContext } from '../act-context.ts';
import { maskIdNumber, maskPersonName, maskPhone } from '../checks/masking.ts';
import { isOwnBody, mayLookAt } from '../registers/views/readers.ts';
import type { Agent, Applicant } from './applicant.ts';
import type { CaseState } from './state.ts';

/** D1, A3: the body's own people and the windows that serve it, the hall's managers, and the bodies asked by 抄告 (F1). */
export const seesWhole = (
  { item, subCases }: Pick<CaseState, 'item' | 'subCases'>,
  reader: Pick<ActContext, 'hall' | 'now' | 'person'>,
): boolean =>
  mayLookAt(item.department, reader) || subCases.some(({ department }) => isOwnBody(department, reader));

/** The applicant as others see them: organisations are public, telephones are not. */
export const applicantForOthers = (who: Applicant): Applicant =>
  who.kind === 'organisation'
    ? { ...who, phone: maskPhone(who.phone) }
    : {
        ...who,
        name: maskPersonName(who.name),
        idNumber: maskIdNumber(who.idNumber),
        phone: maskPhone(who.phone),
      };

export const agentForOthers = (agent: Agent): Agent => ({
  ...agent,
  name: maskPersonName(agent.name),
  idNumber: maskIdNumber(agent.idNumber),
  phone: maskPhone(agent.phone),
});
