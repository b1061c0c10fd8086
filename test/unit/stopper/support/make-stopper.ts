import { loadPackagedPolicy } from '../../../../adapters/files/packaged-policy';
import type { Log, LogFields } from '../../../../adapters/lambda/lambda-log';
import type { Exemption } from '../../../../core/exemptions/exemption';
import type { Notice } from '../../../../core/facts/notices';
import type { Policy } from '../../../../core/policy/policy';
import type { Check } from '../../../../core/registry/check';
import { CHECKS } from '../../../../core/registry/registry';
import { BoundedCache } from '../../../../stopper/bounded-cache';
import { handleEvent, type EventOutcome } from '../../../../stopper/handle-event';
import { Judge } from '../../../../stopper/judge';
import type { Run } from '../../../../stopper/run';
import { FakeEcs } from './fake-ecs';
import { FakeState } from './fake-state';
import { ACCOUNT, definitionArn, REGION, taskArn } from './task-event';

const packaged = loadPackagedPolicy();

/** A definition that violates no check that is enabled by default. */
export const CLEAN_DEFINITION = {
  family: 'web',
  revision: 37,
  status: 'ACTIVE',
  networkMode: 'awsvpc',
  containerDefinitions: [
    {
      name: 'web',
      image: `${ACCOUNT}.dkr.ecr.${REGION}.amazonaws.com/web:1.4`,
      user: '1000',
      readonlyRootFilesystem: true,
      memory: 512,
      logConfiguration: { logDriver: 'awslogs', options: { 'awslogs-group': '/ecs/web' } },
      environment: [{ name: 'STAGE', value: 'prod' }],
    },
  ],
  volumes: [],
} as const;

/** The same with members of its container replaced. */
export function definitionWith(container: Readonly<Record<string, string | boolean | readonly string[]>>) {
  const [web] = CLEAN_DEFINITION.containerDefinitions;
  return { ...CLEAN_DEFINITION, containerDefinitions: [{ ...web, ...container }] };
}

export const PRIVILEGED_DEFINITION = definitionWith({ privileged: true });

export interface LogLine {
  readonly level: 'info' | 'warn' | 'error';
  readonly message: string;
  readonly fields: LogFields;
}

export interface StopperSettings {
  readonly mode?: Run['mode'];
  readonly policy?: Policy;
  readonly checks?: readonly Check[];
  readonly exemptions?: readonly Exemption[];
  readonly now?: string;
}

/** A stopper on fakes, with `web:37` privileged, `web:38` clean, and one task of each. */
export class TestStopper {
  readonly ecs = new FakeEcs();
  readonly state = new FakeState();
  readonly notices: Notice[] = [];
  readonly lines: LogLine[] = [];
  /** Throws to refuse a notice. */
  noticeFault: () => void = () => undefined;
  /** Throws after a notice was taken: the answer is lost. */
  loseNoticeAnswer: () => void = () => undefined;
  mode: Run['mode'];
  /** Milliseconds since the epoch. */
  clock: number;
  readonly #policy: Policy;
  readonly #checks: readonly Check[];
  readonly #exemptions: readonly Exemption[];
  #judge: Judge;
  #settled: BoundedCache<true>;

  constructor(settings: StopperSettings = {}) {
    this.mode = settings.mode ?? 'enforce';
    this.clock = Date.parse(settings.now ?? '2026-11-03T09:15:05Z');
    this.#policy = settings.policy ?? packaged;
    this.#checks = settings.checks ?? CHECKS;
    this.#exemptions = settings.exemptions ?? [];
    this.#judge = this.#newJudge();
    this.#settled = this.#newSettled();
    this.ecs.register(definitionArn('web:37'), PRIVILEGED_DEFINITION);
    this.ecs.register(definitionArn('web:38'), CLEAN_DEFINITION);
    this.ecs.run(taskArn('0f9d'), definitionArn('web:37'));
    this.ecs.run(taskArn('600d'), definitionArn('web:38'));
  }

  /** What happens to one event in a fresh invocation of the same or another process. */
  async handle(event: unknown): Promise<EventOutcome> {
    return handleEvent(this.run(), event);
  }

  /** Another process: nothing but the state table is remembered. */
  restart(): void {
    this.#judge = this.#newJudge();
    this.#settled = this.#newSettled();
  }

  wait(milliseconds: number): void {
    this.clock += milliseconds;
  }

  run(): Run {
    return {
      own: { partition: 'aws', account: ACCOUNT, region: REGION },
      mode: this.mode,
      judge: this.#judge,
      tasks: this.ecs,
      state: this.state,
      notices: {
        publish: async (notice) => {
          await Promise.resolve();
          this.noticeFault();
          this.notices.push(notice);
          this.loseNoticeAnswer();
        },
      },
      settled: this.#settled,
      log: this.log,
      now: () => new Date(this.clock),
      deadline: new Date(this.clock + 30_000),
    };
  }

  readonly log: Log = {
    info: (message, fields = {}) => this.lines.push({ level: 'info', message, fields }),
    warn: (message, fields = {}) => this.lines.push({ level: 'warn', message, fields }),
    error: (message, fields = {}) => this.lines.push({ level: 'error', message, fields }),
  };

  /** Everything that left the stopper as text. */
  get said(): string {
    return JSON.stringify([this.notices, this.lines, this.ecs.reasons, [...this.state.actions.values()]]);
  }

  #newJudge(): Judge {
    const { definitions } = this.ecs;
    const now = () => this.clock;
    return new Judge({ policy: this.#policy, definitions, checks: this.#checks, exemptions: this.#exemptions, now });
  }

  #newSettled(): BoundedCache<true> {
    return new BoundedCache<true>(1_000, Infinity, () => this.clock);
  }
}
