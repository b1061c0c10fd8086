import type { AwsError } from './aws-error';
import { element, escapeXml } from './query-xml';

/**
 * The XML answer of EC2: members stand right in the response, in the spelling of the wire (`securityGroupInfo`), and lists
 * hold `item` elements.
 */
export function ec2Answer(namespace: string, operation: string, output: object, requestId: string): string {
  const content = element('requestId', requestId) + members(output);
  return element(`${operation}Response`, content, ` xmlns="${escapeXml(namespace)}"`);
}

/** The XML error of EC2. */
export function ec2Error({ code, message }: AwsError, requestId: string): string {
  const error = element('Error', element('Code', escapeXml(code)) + element('Message', escapeXml(message)));
  return element('Response', element('Errors', error) + element('RequestID', requestId));
}

function members(object: object): string {
  return Object.entries(object)
    .map(([name, value]: [string, unknown]) => element(name, content(value)))
    .join('');
}

function content(value: unknown): string {
  if (Array.isArray(value)) return value.map((item: unknown) => element('item', content(item))).join('');
  if (typeof value === 'object' && value !== null) return members(value);
  return escapeXml(String(value));
}
