import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decide } from '../../../core/decision/decide';
import { NO_FACTS } from '../../../core/facts/facts';
import type { PolicyRequest } from '../../../core/policy/policy';
import { isJsonObject, member, pointerOf } from '../../../core/subject/json';
import { evaluateEvent } from '../../../rules/evaluate-event';
import { evaluatorPorts } from '../../support/evaluator-ports';
import { policy, requestOf } from '../../support/all-examples';
import { FORMS, subjectThrough } from '../../support/forms';
import { configEventOf } from '../../support/forms/config-item-forms';
import { describedAs } from '../../support/forms/describe-form';
import type { Form, FormSource } from '../../support/forms/form';
import { CANARY, CANARY_DEFINITION, CANARY_PLACES } from '../../support/secrets/canary-definition';
import { Workplace } from '../cli/run-cli';
import { TestStopper } from '../stopper/support/make-stopper';
import { definitionArn, taskEvent } from '../stopper/support/task-event';

const CHECK = 'ecs-taskdef-no-plaintext-secrets';
const SOURCE: FormSource = {
  type: 'AWS::ECS::TaskDefinition',
  configuration: CANARY_DEFINITION,
  account: '111122223333',
  region: 'eu-west-1',
};
const POSSIBLE = FORMS.filter((form) => form.obstacle(SOURCE) === undefined);
const ROWS = POSSIBLE.map((form): [string, Form] => [form.name, form]);

/** A policy that remembers what it was given. */
function listening() {
  const heard: PolicyRequest[] = [];
  return {
    heard,
    policy: {
      digest: policy.digest,
      evaluate: (request: PolicyRequest) => {
        heard.push(request);
        return policy.evaluate(request);
      },
    },
  };
}

describe('a definition full of secrets', () => {
  it.each(ROWS)('is told by places and names alone, as %s', (_, form) => {
    const request = requestOf({ check: CHECK, params: { entropy: true } });
    const { policy: listener, heard } = listening();

    const [decision] = decide(listener, subjectThrough(form, SOURCE), [request], NO_FACTS);

    expect(decision?.violations.map(({ path }) => pointerOf(path))).toEqual(CANARY_PLACES);
    expect(JSON.stringify([decision?.violations, decision?.unknowns])).not.toMatch(CANARY);
    expect(heard.map(({ facts }) => Object.keys(facts))).toEqual([['secret-detections']]);
    expect(JSON.stringify(heard[0]?.facts)).not.toMatch(CANARY);
  });

  it.each(ROWS)('shows none on the command line, as %s', async (_, form) => {
    const place = new Workplace();
    place.put(Object.fromEntries(form.files(SOURCE).map(({ name, bytes }) => [name, new TextDecoder().decode(bytes)])));

    const { stdout, stderr } = await place.run(['check', '.', '-o', 'json=report.json']);

    const report = readFileSync(join(place.folder, 'report.json'), 'utf8');
    place.remove();
    expect(`${stdout}${stderr}${report}`).not.toMatch(CANARY);
    expect(report).toContain('/ContainerDefinitions/0/Environment/0/Value');
  });

  it('shows none in a result of AWS Config, nor in the log', async () => {
    const said: unknown[] = [];
    const write = (...words: unknown[]): void => {
      said.push(words);
    };

    const ports = evaluatorPorts(policy, {
      evaluations: {
        put: (...words) => {
          write(...words);
          return Promise.resolve();
        },
      },
      log: { info: write, warn: write, error: write },
    });
    await evaluateEvent(configEventOf(SOURCE, { check: CHECK }), ports);

    expect(JSON.stringify(said)).toContain('NON_COMPLIANT');
    expect(JSON.stringify(said)).not.toMatch(CANARY);
  });

  it('shows none in the notice of a stopped task, its log and its records', async () => {
    const stopper = new TestStopper();
    const described = member(describedAs(SOURCE), 'taskDefinition');
    stopper.ecs.register(definitionArn('web:37'), isJsonObject(described) ? described : {});
    const override = {
      name: 'app',
      environment: [{ name: 'API_KEY', value: 'canary-20' }],
      command: ['--token', 'canary-21'],
    };

    await stopper.handle(taskEvent({ detail: { overrides: { containerOverrides: [override] } } }));

    expect(stopper.said).toContain(CHECK);
    expect(stopper.said).not.toMatch(CANARY);
  });

  it('shows none in the error of one that is too large to judge', () => {
    const [form] = POSSIBLE;
    if (form === undefined) throw new Error('There is no form.');
    const subject = subjectThrough(form, SOURCE);
    const configuration = { ...subject.configuration, Family: 'canary'.repeat(50_000) };

    expect(() => decide(policy, { ...subject, configuration }, [requestOf({ check: CHECK })], NO_FACTS)).toThrow(
      expect.objectContaining({ code: 'INPUT_TOO_LARGE', message: expect.not.stringMatching(CANARY) }),
    );
  });

  it('shows none in the error of a file that ends too early', async () => {
    const place = new Workplace();
    const cut = JSON.stringify(CANARY_DEFINITION).slice(0, -40);
    place.put({ 'task.json': cut });

    const { stdout, stderr } = await place.run(['check', '.']);

    place.remove();
    expect(`${stdout}${stderr}`).toContain('JSON_PARSE');
    expect(`${stdout}${stderr}`).not.toMatch(CANARY);
  });
});
