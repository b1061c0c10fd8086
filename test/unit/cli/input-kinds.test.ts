import { INPUT_KINDS } from '../../../cli/input-kinds';
import { IS_KIND } from '../../../core/inputs/detect';

describe('INPUT_KINDS', () => {
  it('are the kinds that the readers know', () => {
    expect([...INPUT_KINDS].sort()).toEqual(Object.keys(IS_KIND).sort());
  });
});
