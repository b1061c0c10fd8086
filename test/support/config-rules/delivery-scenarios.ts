import { configRuleEvent } from '../config-rule-event';
import { JUDGED, failing, type Scenario } from './scenario';
import type { Step } from './scripted-services';

const DONE: Step = { body: { FailedEvaluations: [] } };
const THROTTLED: Step = { error: 'ThrottlingException' };

const puts = (step: Step | readonly Step[]) => ({ 'config:PutEvaluations': step });

const refusedForGood = (name: string): Scenario => ({
  name: `D6: ${name} is not tried again`,
  events: [configRuleEvent()],
  answers: puts({ error: name }),
  expected: failing(
    'EVALUATIONS_REJECTED',
    `AWS Config refused the results for good (${name}): "payments-api"`,
    JUDGED,
  ),
});

/** One result, and how AWS Config takes it. */
export const DELIVERY_SCENARIOS: readonly Scenario[] = [
  {
    name: 'D1: throttled three times, delivered at the fourth',
    events: [configRuleEvent()],
    answers: puts([THROTTLED, THROTTLED, THROTTLED, DONE]),
    expected: { requests: [JUDGED, JUDGED, JUDGED, JUDGED], failures: [null], codes: [] },
  },
  {
    name: 'D1: throttled for ever ends by itself before its time is up, and names what was not delivered',
    events: [configRuleEvent()],
    answers: puts(THROTTLED),
    timeoutSeconds: 4,
    expected: {
      ...failing('EVALUATIONS_UNDELIVERED', '1 of 1 results were not delivered: "payments-api"', JUDGED),
      repeats: true,
    },
  },
  {
    name: 'D1: an endpoint that fails is asked again',
    events: [configRuleEvent()],
    answers: puts([{ error: 'InternalFailure', status: 500 }, DONE]),
    expected: { requests: [JUDGED, JUDGED], failures: [null], codes: [] },
  },
  {
    name: 'D11: an endpoint that never answers is given up two seconds before the time is up',
    events: [configRuleEvent()],
    answers: puts({ hangs: true }),
    timeoutSeconds: 3,
    expected: failing('EVALUATIONS_UNDELIVERED', "given up 2000 ms before the function's timeout", JUDGED),
  },
  {
    name: 'D11: nothing is begun in the last two seconds',
    events: [configRuleEvent()],
    answers: puts(DONE),
    timeoutSeconds: 2,
    expected: failing('EVALUATIONS_UNDELIVERED', "given up 2000 ms before the function's timeout"),
  },
  refusedForGood('InvalidResultTokenException'),
  refusedForGood('NoSuchConfigRuleException'),
  refusedForGood('AccessDeniedException'),
];
