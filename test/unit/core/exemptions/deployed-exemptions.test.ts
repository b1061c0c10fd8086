import { createHash } from 'node:crypto';

import { exemptionsFile, readExemptionsFile } from '../../../../core/exemptions/deployed-exemptions';
import { makeExemption } from '../../../support/exemptions';

const named = (text: string) => ({
  name: `exemptions-${createHash('sha256').update(text).digest('hex')}.json`,
  text,
});

describe('a file of exemptions', () => {
  const narrow = makeExemption({ id: 'narrow', region: null, containers: { name: 'otel-*', image: 'x.io/team' } });

  it('comes back as it was written', () => {
    const file = exemptionsFile([makeExemption(), narrow]);

    expect(readExemptionsFile(file)).toEqual([narrow, makeExemption()]);
  });

  it('is the same in whatever order they were written', () => {
    expect(exemptionsFile([narrow, makeExemption()])).toEqual(exemptionsFile([makeExemption(), narrow]));
  });

  it('is refused when a byte of it is another one', () => {
    const { name, text } = exemptionsFile([makeExemption()]);

    expect(() => readExemptionsFile({ name, text: text.replace('2027-01-31', '2028-01-31') })).toThrow(
      expect.objectContaining({ code: 'EXEMPTIONS_UNREADABLE', message: expect.stringContaining('its name says') }),
    );
  });

  it.each([
    ['another version', '{"schema":2,"exemptions":[]}'],
    ['a member that this version does not know', '{"schema":1,"exemptions":[],"also":1}'],
    ['no list', '{"schema":1,"exemptions":{}}'],
  ])('is refused with %s', (_, text) => {
    expect(() => readExemptionsFile(named(text))).toThrow(
      expect.objectContaining({ code: 'EXEMPTIONS_UNREADABLE', message: expect.stringContaining('another version') }),
    );
  });
});
