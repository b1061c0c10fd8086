import picocolors from 'picocolors';
import { deploymentReader, type ClientSettings } from '../adapters/aws/deployment-reader';
import { renderPacks } from '../conformance-pack/render-pack';
import { gatherFacts } from '../core/doctor/deployment-facts';
import { diagnose } from '../core/doctor/diagnose';
import { jsonDiagnosis, prettyDiagnosis, type Diagnosis } from '../core/doctor/doctor-report';
import { GuardrailsError } from '../core/errors';
import type { Asked } from '../core/facts/asked';
import type { Caller } from '../core/facts/deployment';
import { CHECKS } from '../core/registry/registry';
import { version } from '../package.json';
import type { ExitCode } from './exit-code';
import type { Format } from './formats';
import type { CliIo } from './io';
import { reportFailure } from './report-failure';

/** What `doctor` is asked. */
export interface DoctorOptions {
  readonly format: Format;
  readonly region?: string;
}

/** Names by which the SDK and AWS say that they cannot use the credentials; they spell them in more than one way. */
const UNUSABLE =
  /^(Credentials|TokenProvider|ExpiredToken|InvalidClientTokenId|UnrecognizedClient|SignatureDoesNotMatch|InvalidSignature|IncompleteSignature|MissingAuthenticationToken|AuthFailure|InvalidToken)/;

/**
 * `ecs-guardrails doctor`: from questions to AWS to a report.
 *
 * Reports its failures itself: it is built into a file of its own, where the class of errors is another one.
 *
 * @param settings of the clients besides the Region, for tests
 */
export async function runDoctor(options: DoctorOptions, io: CliIo, settings: ClientSettings = {}): Promise<ExitCode> {
  try {
    const diagnosis = await diagnosisOf(options, settings);
    io.stdout(rendered(diagnosis, options.format, io));
    return diagnosis.findings.some(({ status }) => status === 'problem') ? 1 : 0;
  } catch (thrown) {
    return reportFailure(thrown, io);
  }
}

async function diagnosisOf(options: DoctorOptions, settings: ClientSettings): Promise<Diagnosis> {
  const asked = deploymentReader({ ...settings, ...(options.region === undefined ? {} : { region: options.region }) });
  const region = await regionOf(asked.region);
  const caller = await asked.reader.caller();
  refuseUnusable(caller);
  const facts = await gatherFacts(asked.reader, caller, region, CHECKS);
  const enabled = CHECKS.filter((check) => check.enabled && !check.deprecated);
  const needs = { rules: enabled.length, packs: renderPacks(CHECKS).length };
  const account = 'answer' in caller ? caller.answer.account : null;
  return { tool: { version }, account, region, findings: diagnose(facts, { checks: CHECKS, needs, now: new Date() }) };
}

async function regionOf(region: () => Promise<string>): Promise<string> {
  try {
    return await region();
  } catch (thrown) {
    const message = 'No Region is set. Give --region, or set AWS_REGION or the region of the profile.';
    throw new GuardrailsError('USAGE', message, { cause: thrown });
  }
}

/**
 * Without credentials nothing can be asked, and without AWS nothing is answered. A refusal is neither: endpoint policies
 * may deny even a call that needs no permission.
 */
function refuseUnusable(caller: Asked<Caller>): void {
  if ('answer' in caller) return;
  const { action, error, refused } = caller.unanswered;
  if (UNUSABLE.test(error)) {
    throw new GuardrailsError(
      'CREDENTIALS_UNUSABLE',
      `There are no credentials that AWS takes (${error}). Sign in (aws sso login), or set AWS_PROFILE or AWS_ACCESS_KEY_ID.`,
    );
  }
  if (refused) return;
  throw new GuardrailsError(
    'AWS_CALL_FAILED',
    `${action} failed with ${error}, so AWS cannot be asked. Check the network, the Region and AWS_ENDPOINT_URL.`,
    { place: { field: action } },
  );
}

function rendered(diagnosis: Diagnosis, format: Format, { colours }: CliIo): string {
  switch (format) {
    case 'json':
      return jsonDiagnosis(diagnosis);
    case 'pretty':
      return prettyDiagnosis(diagnosis, picocolors.createColors(colours ?? picocolors.isColorSupported));
  }
}
