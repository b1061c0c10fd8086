import { planTool, type FoundTool, type ToolPlan } from '../../../../scripts/tools/plan-tool';
import { REQUIRED_TOOLS } from '../../../../scripts/tools/required-tools';

const NOTHING: FoundTool = { installed: null, onPath: [], go: false };

describe('planTool', () => {
  it.each([
    { case: 'the right version is there', found: { ...NOTHING, installed: { version: '1.22.0' }, go: true } },
    {
      case: 'the right version is there and on PATH',
      found: { installed: { version: '1.22.0' }, onPath: [{ file: '/usr/bin/opa', version: '1.22.0' }], go: true },
    },
  ])('keeps what is installed when $case', ({ found }) => {
    const plan = planTool(REQUIRED_TOOLS.opa, found);

    expect(plan).toEqual({ step: 'keep' });
  });

  it.each([
    { case: 'nothing is installed', installed: null },
    { case: 'another version is installed', installed: { version: '1.21.3' } },
    { case: 'what is installed does not run', installed: { version: null } },
  ])('links the first program on PATH that has the version when $case', ({ installed }) => {
    const onPath = [
      { file: '/a/opa', version: '1.4.2' },
      { file: '/b/opa', version: '1.22.0' },
      { file: '/c/opa', version: '1.22.0' },
    ];

    const plan = planTool(REQUIRED_TOOLS.opa, { installed, onPath, go: true });

    expect(plan).toEqual({ step: 'link', file: '/b/opa' });
  });

  it.each(['1.22.1', '1.22', '1.22.0-dev', '2.22.0', null])(
    'does not take version %s for the pinned one',
    (version) => {
      const plan = planTool(REQUIRED_TOOLS.opa, {
        installed: { version },
        onPath: [{ file: '/a/opa', version }],
        go: true,
      });

      expect(plan).toEqual({ step: 'build' });
    },
  );

  it('says what is missing, what was seen and what to do when nothing is possible', () => {
    const found = {
      installed: { version: null },
      onPath: [{ file: '/usr/bin/regal', version: '0.30.0' }],
      go: false,
    };

    const plan = planTool(REQUIRED_TOOLS.regal, found);

    expect(messageOf(plan)).toContain('Regal 0.42.0 is missing');
    expect(messageOf(plan)).toContain('.tools/regal is of unknown version');
    expect(messageOf(plan)).toContain('/usr/bin/regal is 0.30.0');
    expect(messageOf(plan)).toContain('install Go');
  });

  it('says that there is none when none was seen', () => {
    const plan = planTool(REQUIRED_TOOLS.opa, NOTHING);

    expect(messageOf(plan)).toContain('no "opa" in .tools/ or on PATH');
  });
});

function messageOf(plan: ToolPlan): string {
  return plan.step === 'give-up' ? plan.message : plan.step;
}
