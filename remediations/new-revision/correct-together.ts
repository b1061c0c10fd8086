import type { CheckRequest } from '../../core/decision/decide';
import { GuardrailsError } from '../../core/errors';
import type { DescribedRevision } from '../../core/facts/task-definition-registry';
import type { FreshVerdict } from '../fresh-verdict';
import type { RemediationPorts, StepOutcome } from '../remediation';
import { judgeAs, passes, type Judge } from '../revision-verdicts';
import type { AskedChecks } from './asked-checks';
import type { Definition, FixContext } from './fix';
import { FIXES } from './fixes';
import { imagePins } from './image-pins';

/** What became of one check in a pass over a definition. */
export type Finding =
  | {
      readonly check: string;
      readonly is: 'corrected';
      readonly reasons: readonly string[];
      /** What else people must know or do. */
      readonly notes: readonly string[];
    }
  /** It fails, and stays so until a person decides something: in words. */
  | { readonly check: string; readonly is: 'undecided'; readonly reasons: readonly string[]; readonly decide: string }
  /** There is nothing to correct; `text` completes a sentence that begins with the resource. */
  | { readonly check: string; readonly is: 'settled'; readonly outcome: StepOutcome; readonly text: string };

/** A definition after a pass, and what was found, check by check in the order in which they were asked for. */
export interface Pass {
  readonly definition: Definition;
  readonly findings: readonly Finding[];
}

/** Where a pass stands. */
interface Standing {
  readonly definition: Definition;
  /** Checks that must go on passing. */
  readonly passing: readonly CheckRequest[];
}

/**
 * Corrects a definition for all checks that are asked for, one after the other, each on what the one before left.
 *
 * A correction stays only if its own check then passes, and if no check fails or becomes uncertain that passed before. So
 * the last definition passes all that were corrected, and all that passed at the beginning.
 */
export async function correctTogether(
  ports: Pick<RemediationPorts, 'policy' | 'lookUps' | 'exemptions' | 'imageDigests' | 'own'>,
  from: DescribedRevision,
  { wanted, kept }: AskedChecks,
  values: FixContext['values'],
): Promise<Pass> {
  const judge = judgeAs(ports, from);
  const first = new Map<string, FreshVerdict>();
  for (const request of [...wanted, ...kept]) first.set(request.check.id, await judge(from.definition, request));
  const passing = [...wanted, ...kept].filter(({ check }) => passes(first.get(check.id)));
  let standing: Standing = { definition: from.definition, passing };
  const findings: Finding[] = [];
  for (const request of wanted) {
    const verdict = await judge(standing.definition, request);
    const step = verdict.fails
      ? await corrected(judge, standing, request, {
          ...verdict,
          values,
          region: ports.own.region,
          pins: await imagePins(standing.definition, verdict.violations, ports),
        })
      : { finding: unfailing(request, first.get(request.check.id), verdict), definition: standing.definition };
    findings.push(step.finding);
    if (step.finding.is !== 'corrected') continue;
    standing = { definition: step.definition, passing: [...standing.passing, request] };
  }
  return { definition: standing.definition, findings };
}

/** What another check's correction did for this one counts as its own. */
function unfailing(
  { check: { id: check } }: CheckRequest,
  first: FreshVerdict | undefined,
  now: Extract<FreshVerdict, { fails: false }>,
): Finding {
  const isCorrected = first?.fails === true && now.outcome === 'SKIP_ALREADY_COMPLIANT';
  if (isCorrected) return { check, is: 'corrected', reasons: first.reasons, notes: [] };
  return { check, is: 'settled', outcome: now.outcome, text: now.is };
}

async function corrected(
  judge: Judge,
  { definition, passing }: Standing,
  request: CheckRequest,
  found: Omit<FixContext, 'parameters'> & { readonly reasons: readonly string[] },
): Promise<{ readonly finding: Finding; readonly definition: Definition }> {
  const check = request.check.id;
  const { reasons } = found;
  const undecided = (decide: string) => ({ finding: { check, is: 'undecided', reasons, decide } as const, definition });
  const fixed = fixOf(check)(definition, { ...found, parameters: request.parameters });
  if ('cannot' in fixed) return undecided(`what this cannot: ${fixed.cannot}`);
  if ('needs' in fixed) return undecided(`${fixed.needs} (document parameter Values)`);
  const after = await judge(fixed.definition, request);
  if (after.fails || after.outcome !== 'SKIP_ALREADY_COMPLIANT') {
    const left = after.fails ? after.reasons.join(' ') : `it ${after.is}`;
    return undecided(`what this cannot: after the correction ${left}`);
  }
  for (const other of passing) {
    const verdict = await judge(fixed.definition, other);
    if (passes(verdict)) continue;
    const broken = verdict.fails ? verdict.reasons.join(' ') : `it ${verdict.is}`;
    return undecided(`what this cannot: the correction would break ${other.check.id}, which passes: ${broken}`);
  }
  return { finding: { check, is: 'corrected', reasons, notes: fixed.notes ?? [] }, definition: fixed.definition };
}

function fixOf(check: string) {
  const fix = FIXES.get(check);
  if (fix !== undefined) return fix;
  throw new GuardrailsError('REMEDIATION_INVALID', `There is no fix of ${check} by a new revision.`, {
    place: { field: 'check' },
  });
}
