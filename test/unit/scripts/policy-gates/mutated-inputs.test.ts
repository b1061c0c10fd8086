import { join } from 'node:path';
import { CHECKS } from '../../../../core/registry/registry';
import { mutatedInputs } from '../../../../scripts/policy-gates/parity/mutated-inputs';
import { checkIds } from '../../../../scripts/policies/check-ids';
import { readExamples } from '../../../../scripts/policies/read-examples';

const POLICIES = join(__dirname, '../../../../policies');
const MATERIAL = { examples: checkIds(POLICIES).flatMap((id) => readExamples(POLICIES, id)), checks: CHECKS };

function texts(inputs: readonly ArrayBuffer[]): readonly string[] {
  return inputs.map((input) => new TextDecoder().decode(input));
}

describe('inputs for both engines', () => {
  const inputs = texts(mutatedInputs(MATERIAL, 300, 7));

  it('are the same for the same seed, and others for another', () => {
    expect(texts(mutatedInputs(MATERIAL, 300, 7))).toEqual(inputs);
    expect(texts(mutatedInputs(MATERIAL, 300, 8))).not.toEqual(inputs);
  });

  it('differ from one another, ask every check, and hold unknown values', () => {
    expect(new Set(inputs).size).toBeGreaterThan(290);
    expect(inputs.filter((input) => !CHECKS.every(({ id }) => input.includes(`"${id}":{`)))).toEqual([]);
    expect(inputs.filter((input) => input.includes('"$unknown"')).length).toBeGreaterThan(100);
  });
});
