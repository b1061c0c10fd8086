import { EventBus } from './events/event-bus';
import { Poller } from './events/poller';
import { Queue } from './events/queue';
import type { FunctionHost } from './functions/function-host';
import type { Caller } from './gateway/service';
import { SandboxError } from './sandbox-error';
import { Tables } from './services/dynamodb';
import { Topics } from './services/sns';
import { allowedActions } from './templates/allowed-actions';
import { documentsOf } from './templates/documents';
import { eventRulesOf } from './templates/event-rules';
import { functionsOf, type FunctionResource } from './templates/functions';
import { invokeSettingsOf, type InvokeSettings } from './templates/invoke-settings';
import { invocableBy } from './templates/permissions';
import type { Where } from './templates/physical-id';
import { queueMappingsOf, queuesOf } from './templates/queues';
import { StackTemplate } from './templates/stack-template';
import { tableKeysOf } from './templates/tables';

/** How the core stack is deployed. */
export interface CoreStackSettings {
  /** The synthesized template. */
  readonly template: unknown;
  readonly where: Where;
  /** The folder of a function's code, by its key in the asset bucket. */
  readonly codeOf: (key: string) => string;
}

/**
 * The core stack as deployed: everything is read from its template, and an update of its parameters takes effect as a
 * stack update does. Tables, topics and queues stay what they are; functions and permissions follow.
 */
export class CoreStack {
  readonly queues: ReadonlyMap<string, Queue>;
  readonly tables: Tables;
  readonly topics: Topics;
  readonly bus: EventBus;
  /** Content of the Automation documents, by name. */
  readonly documents: ReadonlyMap<string, unknown>;
  readonly invokeSettings: ReadonlyMap<string, InvokeSettings>;
  /** ARNs of the functions that AWS Config may invoke. */
  readonly invocableByConfig: ReadonlySet<string>;
  #functions: readonly FunctionResource[] = [];
  #actions: ReadonlyMap<string, ReadonlySet<string>> = new Map();

  constructor(readonly settings: CoreStackSettings) {
    const template = this.#template({});
    this.queues = new Map(queuesOf(template).map((queue) => [queue.arn, new Queue(queue)]));
    this.tables = new Tables(tableKeysOf(template));
    const topics = template.resources('AWS::SNS::Topic').map(({ logicalId }) => template.ref(logicalId));
    this.topics = new Topics(new Set(topics));
    this.bus = new EventBus(eventRulesOf(template), this.queues);
    this.documents = documentsOf(template);
    this.invokeSettings = invokeSettingsOf(template);
    this.invocableByConfig = invocableBy(template, 'config.amazonaws.com');
  }

  /**
   * Deploys the functions: the first time, and again with other parameters of the template.
   *
   * @throws SandboxError for a parameter that the template does not have or allow
   */
  deploy(host: FunctionHost, parameters: Readonly<Record<string, string>> = {}): void {
    const template = this.#template(parameters);
    this.#functions = functionsOf(template);
    this.#actions = allowedActions(template);
    for (const { codeKey, ...fn } of this.#functions) host.deploy({ ...fn, code: this.settings.codeOf(codeKey) });
  }

  /**
   * The role of a function, as the caller that it is for other services.
   *
   * @throws SandboxError when there is no such function
   */
  callerOf(functionName: string): Caller {
    const fn = this.#functions.find(({ name }) => name === functionName);
    if (fn === undefined) throw new SandboxError(`The stack has no function ${functionName}.`);
    return this.role(fn.roleArn);
  }

  /**
   * A role as a caller.
   *
   * @throws SandboxError when the stack has no such role
   */
  role(arn: string): Caller {
    const actions = this.#actions.get(arn);
    if (actions === undefined) throw new SandboxError(`The stack has no role ${arn}.`);
    return { name: arn.split('/').at(-1) ?? arn, account: this.settings.where.account, actions };
  }

  /** A poller for each event source mapping. */
  pollers(host: FunctionHost): readonly Poller[] {
    return queueMappingsOf(this.#template({})).map((mapping) => {
      const queue = this.queues.get(mapping.queueArn);
      if (queue === undefined)
        throw new SandboxError(`${mapping.queueArn} of an event source is no queue of the stack.`);
      return new Poller(mapping, queue, this.queues.get(queue.settings.deadLetterArn ?? ''), host);
    });
  }

  #template(parameters: Readonly<Record<string, string>>): StackTemplate {
    return new StackTemplate(this.settings.template, this.settings.where, parameters);
  }
}
