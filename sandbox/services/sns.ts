import * as z from 'zod';
import { randomUUID } from 'node:crypto';
import { AwsError, unsupported } from '../gateway/aws-error';
import { operation, type Service } from '../gateway/service';

/** A notice that was published. */
export interface PublishedNotice {
  readonly topicArn: string;
  readonly subject: string;
  readonly message: string;
  readonly attributes: ReadonlyMap<string, string>;
}

/** Longest message with its attributes, in bytes (SNS API `Publish`). */
const LONGEST_MESSAGE = 262_144;
/** Printable ASCII without line breaks, at most 100 characters, not beginning with white space (SNS API `Publish`). */
const SUBJECT = /^[!-~][ -~]{0,99}$/;

const ATTRIBUTE = /^MessageAttributes\.entry\.([1-9]\d*)\.(Name|Value\.DataType|Value\.StringValue)$/;

const publish = z.looseObject({
  TopicArn: z.string(),
  Message: z.string().min(1),
  Subject: z.string().regex(SUBJECT, { error: 'Subject must be ASCII text of fewer than 100 characters' }).optional(),
});

/** SNS topics without subscribers: what is published is kept. */
export class Topics {
  readonly published: PublishedNotice[] = [];

  constructor(readonly arns: ReadonlySet<string>) {}

  /** The operations. */
  service(): Service {
    return {
      scope: 'sns',
      protocol: 'query',
      target: 'http://sns.amazonaws.com/doc/2010-03-31/',
      operations: new Map([
        ['Publish', operation('sns:Publish', publish, 'InvalidParameter', (input) => this.#publish(input))],
      ]),
    };
  }

  #publish(input: z.output<typeof publish>): object {
    const { TopicArn, Message, Subject = '', ...rest } = input;
    if (!this.arns.has(TopicArn)) throw new AwsError('NotFound', 'Topic does not exist', 404);
    if (Buffer.byteLength(JSON.stringify(input)) > LONGEST_MESSAGE) {
      throw new AwsError('InvalidParameter', 'Invalid parameter: Message too long');
    }
    this.published.push({ topicArn: TopicArn, subject: Subject, message: Message, attributes: attributesOf(rest) });
    return { MessageId: randomUUID() };
  }
}

/** `MessageAttributes.entry.N.Name`, `….Value.DataType`, `….Value.StringValue`, as the query protocol spells a map. */
function attributesOf(form: Readonly<Record<string, unknown>>): ReadonlyMap<string, string> {
  const entries = new Map<string, Map<string, string>>();
  for (const [field, value] of Object.entries(form)) {
    const [, number, part] = ATTRIBUTE.exec(field) ?? [];
    if (number === undefined || part === undefined) throw unsupported(`sns:Publish with ${field}`);
    const entry = entries.get(number) ?? new Map<string, string>();
    entries.set(number, entry.set(part, String(value)));
  }
  return new Map(
    [...entries.values()].map((entry) => {
      const [name, value] = [entry.get('Name'), entry.get('Value.StringValue')];
      if (!name || !value || entry.get('Value.DataType') !== 'String') {
        throw new AwsError('ParameterValueInvalid', 'The message attribute is not a non-empty String.');
      }
      return [name, value];
    }),
  );
}
