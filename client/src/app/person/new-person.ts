import type { CalendarDay } from '@oart/competency';
import type { EmploymentRequest, PersonRequest, PersonSummary } from '@oart/contract';
import { typedLines } from '../forms/typed-lines';
import { asFactAct, textField } from '../staff-file/fact-act';
import type { FactAct } from '../staff-file/fact-act';
import { firstPostFields, postIn } from '../staff-file/employments';
import type { PostValues } from '../staff-file/employments';

type Names = { readonly [Key in 'staffNumber' | 'displayName' | 'aliases']: string };

/** Who somebody is, as a form. */
export function namesAct(): FactAct {
  const act: FactAct<Names> = {
    title: 'New person',
    heading: 'Who it is',
    action: 'Record the person',
    address: '/api/people',
    pointerInForm: (pointer) => (pointer.startsWith('/aliases') ? '/aliases' : pointer),
    fields: {
      displayName: textField('Name', 'the name', {
        value: '',
        hint: 'As certificates and letters are to carry it',
      }),
      aliases: textField('Other names that certificates may carry', 'the other names', {
        value: '',
        isOptional: true,
        isLong: true,
        hint: 'One a line: former surnames, profile names',
      }),
      staffNumber: textField('Staff number', 'the staff number', { value: '' }),
    },
    request: personIn,
    follows: () => [],
    recorded: ({ displayName }) => `${displayName.trim()} is on file.`,
  };
  return asFactAct(act);
}

/** The post that a new person begins with, as a form. */
export function firstPostAct(today: CalendarDay): FactAct {
  const act: FactAct<PostValues> = {
    title: 'First post',
    heading: 'First post',
    action: 'Record the post',
    address: '/api/people/:id/employments',
    fields: firstPostFields(today),
    request: (values): EmploymentRequest => ({ ...postIn(values, today), supersedes: null }),
    follows: () => [],
    recorded: () => 'The post is on file.',
  };
  return asFactAct(act);
}

function personIn({ staffNumber, displayName, aliases }: Names): PersonRequest {
  return {
    staffNumber: staffNumber.trim(),
    displayName: displayName.trim(),
    aliases: typedLines(aliases),
  };
}

/** Every name that was typed, each once; what is too short to tell anybody by is left out. */
export function typedNames({
  displayName,
  aliases,
}: Omit<Names, 'staffNumber'>): readonly string[] {
  const names = [displayName.trim(), ...typedLines(aliases)];
  return [...new Set(names.map(folded))].filter((name) => name.length >= SHORTEST);
}

const SHORTEST = 3;

/** Those found by any of the names, each once, whoever is called exactly so first. */
export function eachOnce(
  found: readonly (readonly PersonSummary[])[],
  names: readonly string[],
): readonly PersonSummary[] {
  const all = [...new Map(found.flat().map((person) => [person.id, person])).values()];
  const isExact = ({ displayName }: PersonSummary) => names.includes(folded(displayName));
  return [...all.filter(isExact), ...all.filter((person) => !isExact(person))];
}

function folded(name: string): string {
  return name.trim().replaceAll(/\s+/g, ' ').toLocaleLowerCase('en-GB');
}
