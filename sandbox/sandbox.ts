import { Evaluations } from './config-rules/evaluations';
import type { TaskDefinitionIdStyle } from './config-rules/recorded-resource';
import { recordedResources } from './config-rules/recorded-resources';
import { Recorder } from './config-rules/recorder';
import { RuleRunner, type RuleRun } from './config-rules/rule-runner';
import { CoreStack, type CoreStackSettings } from './core-stack';
import { EcsState } from './ecs/ecs-state';
import type { RunTaskRequest, Task } from './ecs/task';
import { taskStateChange } from './ecs/task-event';
import type { Polled } from './events/poller';
import { FunctionHost } from './functions/function-host';
import type { IssuedKeys } from './gateway/callers';
import { Gateway } from './gateway/gateway';
import type { Json } from './json';
import { SandboxClock } from './sandbox-clock';
import { SandboxError } from './sandbox-error';
import { configService } from './services/config';
import { SecurityGroups } from './services/ec2';
import { Repositories } from './services/ecr';
import { ecsService } from './services/ecs';
import { guardDutyService } from './services/guardduty';
import { lambdaService } from './services/lambda';
import { Automations } from './services/ssm';
import { readPack, type Pack } from './templates/conformance-pack';

/** What a sandbox is made of. */
export interface SandboxSettings {
  readonly core: CoreStackSettings;
  /** Bodies of the conformance packs with every value literal. */
  readonly packs: readonly { readonly name: string; readonly text: string }[];
  /** Path of the compiled `functions/bootstrap.ts`. */
  readonly bootstrap: string;
  /** How AWS Config spells the id of a task definition; `family` unless told otherwise. */
  readonly taskDefinitionIds?: TaskDefinitionIdStyle;
  /** Takes what the functions write. */
  readonly log: (functionName: string, text: string) => void;
}

/** One account and Region on loopback, with the core stack and the conformance pack deployed. */
export class Sandbox {
  readonly clock = new SandboxClock();
  readonly evaluations = new Evaluations();
  readonly repositories = new Repositories();
  readonly securityGroups = new SecurityGroups();
  readonly ecs: EcsState;
  /** Everything that the packs hold. */
  readonly pack: Pack;
  readonly core: CoreStack;
  readonly host: FunctionHost;
  readonly #recorder: Recorder;
  readonly #rules: RuleRunner;

  /** Starts a sandbox; `stop` must be called in the end. */
  static async start(settings: SandboxSettings): Promise<Sandbox> {
    const gateway = new Gateway();
    const endpoint = await gateway.start();
    try {
      return new Sandbox(settings, gateway, endpoint);
    } catch (thrown) {
      await gateway.stop();
      throw thrown;
    }
  }

  private constructor(
    readonly settings: SandboxSettings,
    readonly gateway: Gateway,
    /** URL for `AWS_ENDPOINT_URL`. */
    readonly endpoint: string,
  ) {
    const { where } = settings.core;
    this.core = new CoreStack(settings.core);
    this.ecs = new EcsState(where, this.clock);
    const packs = settings.packs.map(({ name, text }) => readPack(text, name, where));
    this.pack = {
      rules: packs.flatMap(({ rules }) => rules),
      remediations: packs.flatMap(({ remediations }) => remediations),
    };
    this.host = new FunctionHost({
      region: where.region,
      endpoint,
      bootstrap: settings.bootstrap,
      keysOf: (name) => gateway.callers.issue(this.core.callerOf(name)),
      log: settings.log,
    });
    this.#recorder = new Recorder(where, this.clock);
    this.#rules = new RuleRunner(this.pack.rules, {
      place: where,
      host: this.host,
      evaluations: this.evaluations,
      invocable: this.core.invocableByConfig,
      invokeSettings: this.core.invokeSettings,
      failure: (queueArn, event) => this.core.queues.get(queueArn)?.send(JSON.stringify(event)),
    });
    this.core.deploy(this.host);
    this.#addServices();
  }

  /** Keys for somebody who may do everything that is simulated, for an operator's own clients. */
  operatorKeys(name: string): IssuedKeys {
    return this.gateway.callers.issue({ name, account: this.settings.core.where.account, actions: new Set(['*']) });
  }

  /** Updates the core stack with parameters of its template; what is not given has its default. */
  update(parameters: Readonly<Record<string, string>>): void {
    this.core.deploy(this.host, parameters);
  }

  /** AWS Config records what is new or has changed, and asks the rules about it. */
  async record(progress: (done: number, of: number) => void = () => undefined): Promise<RuleRun> {
    const resources = recordedResources(
      {
        definitions: this.ecs.definitions,
        services: this.ecs.services,
        clusters: this.ecs.clusters,
        repositories: this.repositories.all(),
      },
      this.settings.taskDefinitionIds ?? 'family',
    );
    return this.#rules.run(this.#recorder.record(resources), progress);
  }

  /** AWS Config asks the rules that have a schedule, which it does when they are new, and then at their frequency. */
  schedule(progress: (done: number, of: number) => void = () => undefined): Promise<RuleRun> {
    const isThere = (resourceType: string, resourceId: string) =>
      this.#recorder.history(resourceType, resourceId).length > 0 ||
      (resourceType === 'AWS::::Account' && resourceId === this.settings.core.where.account);
    return this.#rules.runScheduled(this.clock.now(), isThere, progress);
  }

  /** Starts a task. Its first event, PROVISIONING, goes out. */
  startTask(request: RunTaskRequest): Task {
    const task = this.ecs.runTask(request);
    this.emit(task);
    return task;
  }

  /** A task goes to its next state, and the event goes out. */
  advance(task: Task): void {
    task.advance();
    this.emit(task);
  }

  /** Sends the event of a task as it is now; called again, it sends a duplicate. */
  emit(task: Task): void {
    this.core.bus.put(taskStateChange(task));
  }

  /** Lambda polls the queues until they are empty. */
  async poll(): Promise<readonly Polled[]> {
    const polled: Polled[] = [];
    for (const poller of this.core.pollers(this.host)) polled.push(await poller.drain());
    return polled;
  }

  /** Ends every process and connection. */
  async stop(): Promise<void> {
    this.host.stop();
    await this.gateway.stop();
  }

  #addServices(): void {
    const { gateway, core, host, evaluations, clock } = this;
    const ruleNames = new Set(this.pack.rules.map(({ name }) => name));
    const automations = new Automations(core.documents, (roleArn) => ({
      invoke: (name, payload) => this.#invokeAs(roleArn, name, payload),
    }));
    gateway.add(
      configService({ evaluations, recorder: this.#recorder, ruleNames: () => ruleNames, clock }),
      ecsService(this.ecs, (task) => {
        this.emit(task);
      }),
      this.repositories.service(),
      this.securityGroups.service(),
      guardDutyService(),
      core.tables.service(),
      core.topics.service(),
      lambdaService(host),
      automations.service(),
    );
  }

  /** Automation acts in the name of the role that a document assumes. */
  async #invokeAs(roleArn: string, functionName: string, payload: Json) {
    const { name, actions } = this.core.role(roleArn);
    if (!actions.has('lambda:InvokeFunction')) throw new SandboxError(`${name} may not invoke functions.`);
    const call = { caller: name, service: 'lambda', operation: 'Invoke' };
    const invoked = await this.host.invoke(functionName, payload);
    this.gateway.log.add({ ...call, status: 200, error: null });
    return invoked;
  }
}
