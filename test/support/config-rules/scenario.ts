import type { Json } from '../../../core/subject/json';
import type { Script } from './scripted-services';

/** A request to AWS: `service:Operation`, and what it holds on the wire. */
export type AskedOfAws = readonly [operation: string, request: Json];

/** What AWS Config asks of the built rules function, how AWS answers, and what must come of it. */
export interface Scenario {
  readonly name: string;
  readonly events: readonly Readonly<Record<string, unknown>>[];
  /** Each event in an execution environment of its own, at the same moment; else one after the other in the same. */
  readonly atOnce?: boolean;
  readonly answers: Script;
  /** Time that Lambda gives each invocation; ten seconds unless said otherwise. */
  readonly timeoutSeconds?: number;
  readonly environment?: Readonly<Record<string, string>>;
  readonly expected: {
    /** Every request, in order, with the same one after itself counted once where `repeats`. */
    readonly requests: readonly AskedOfAws[];
    readonly repeats?: boolean;
    /** For each event what the function's error says, or null where it ends well. */
    readonly failures: readonly (string | null)[];
    /** Codes of the log's lines of level ERROR. */
    readonly codes: readonly string[];
  };
}

/** The member of `PutEvaluations` for the definition that events are about; settings replace members. */
export function result(ComplianceType: string, settings: Readonly<Record<string, Json>> = {}): Json {
  return {
    ComplianceResourceType: 'AWS::ECS::TaskDefinition',
    ComplianceResourceId: 'payments-api',
    ComplianceType,
    OrderingTimestamp: 1_777_885_961.118,
    ...settings,
  };
}

/** What is said of the container of the definition that events are about. */
export const PRIVILEGED =
  '/ContainerDefinitions/0/Privileged: Container "app" of payments-api:12 sets Privileged to true.';

/** The request that delivers results under the token of the event. */
export function delivered(...Evaluations: readonly Json[]): AskedOfAws {
  return ['config:PutEvaluations', { ResultToken: 'token-1', Evaluations }];
}

/** The request that delivers the result of an event which nothing was changed about. */
export const JUDGED = delivered(result('NON_COMPLIANT', { Annotation: PRIVILEGED }));

/** AWS Config takes whatever it is given. */
export const TAKEN: Script = { 'config:PutEvaluations': { body: { FailedEvaluations: [] } } };

/** What comes of an event that is judged, and whose results are taken. */
export function delivering(...requests: readonly AskedOfAws[]): Scenario['expected'] {
  return { requests, failures: [null], codes: [] };
}

/** What comes of an event for which nothing is delivered. */
export function failing(code: string, message: string, ...requests: readonly AskedOfAws[]): Scenario['expected'] {
  return { requests, failures: [message], codes: [code] };
}
