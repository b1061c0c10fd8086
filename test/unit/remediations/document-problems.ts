import {
  automationDocument,
  references,
  successors,
  type AutomationDocument,
  type AutomationStep,
} from './document-shape';

/** What a document must fit. */
export interface DocumentContext {
  readonly functionName: string;
  /** Names of what the function answers. */
  readonly answerFields: readonly string[];
}

/** Everything that is wrong with an automation document; an empty list for a sound one. */
export function documentProblems(content: unknown, context: DocumentContext): readonly string[] {
  const parsed = automationDocument.safeParse(content);
  if (!parsed.success) return parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  const document = parsed.data;
  return [
    ...parameterProblems(document),
    ...flowProblems(document),
    ...referenceProblems(document),
    ...document.mainSteps.flatMap((step) => invocationProblems(step, context)),
  ];
}

function parameterProblems({ parameters }: AutomationDocument): readonly string[] {
  return Object.entries(parameters).flatMap(([name, { type, default: value, allowedPattern, allowedValues }]) => {
    // Systems Manager has no pattern for the members of a list.
    if (type === 'StringList') return [];
    if (allowedPattern === undefined && allowedValues === undefined) return [`${name}: takes any text`];
    if (value === undefined) return [];
    const fits = allowedValues?.includes(value) ?? new RegExp(allowedPattern ?? '').test(value);
    return fits ? [] : [`${name}: refuses its own default`];
  });
}

function flowProblems({ mainSteps }: AutomationDocument): readonly string[] {
  const steps = new Map(mainSteps.map((step) => [step.name, step]));
  const reached = new Set<string>();
  const pending = mainSteps.slice(0, 1).map(({ name }) => name);
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    const step = steps.get(name);
    if (step === undefined || reached.has(name)) continue;
    reached.add(name);
    pending.push(...successors(step));
  }
  return [
    ...(steps.size === mainSteps.length ? [] : ['two steps have one name']),
    ...mainSteps.flatMap((step) =>
      successors(step)
        .filter((next) => !steps.has(next))
        .map((next) => `${step.name}: no step ${next}`),
    ),
    ...mainSteps.filter(({ name }) => !reached.has(name)).map(({ name }) => `${name}: never reached`),
    ...mainSteps
      .filter((step) => endsUnclearly(step))
      .map(({ name }) => `${name}: neither the end nor followed by a step`),
  ];
}

/** Without either, Automation goes on with the next step of the list. */
function endsUnclearly(step: AutomationStep): boolean {
  const goesOn = step.nextStep !== undefined || (step.action === 'aws:branch' && step.inputs.Default !== undefined);
  return goesOn === (step.isEnd === true);
}

function referenceProblems(document: AutomationDocument): readonly string[] {
  const outputs = document.mainSteps.flatMap((step) =>
    step.action !== 'aws:invokeLambdaFunction' ? [] : step.outputs.map(({ Name }) => `${step.name}.${Name}`),
  );
  const known = new Set([...Object.keys(document.parameters), ...outputs]);
  const used = references([document.assumeRole, document.mainSteps]);
  return [
    ...used.filter((name) => !known.has(name)).map((name) => `{{ ${name} }} is not declared`),
    ...document.outputs.filter((name) => !outputs.includes(name)).map((name) => `output ${name} is not declared`),
  ];
}

function invocationProblems(step: AutomationStep, { functionName, answerFields }: DocumentContext): readonly string[] {
  if (step.action !== 'aws:invokeLambdaFunction') return [];
  const { FunctionName } = step.inputs;
  const selectors = answerFields.map((field) => `$.Payload.${field}`);
  return [
    ...(FunctionName === functionName ? [] : [`${step.name}: invokes ${FunctionName}`]),
    ...step.outputs
      .filter(({ Selector }) => !selectors.includes(Selector))
      .map(({ Selector }) => `${step.name}: nothing is answered at ${Selector}`),
  ];
}
