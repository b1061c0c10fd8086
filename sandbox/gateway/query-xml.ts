import type { AwsError } from './aws-error';

/** The XML answer of a query service: scalar members of the output, in order. */
export function xmlAnswer(namespace: string, operation: string, output: object, requestId: string): string {
  const members = Object.entries(output).map(([name, value]) => element(name, escapeXml(String(value))));
  return element(
    `${operation}Response`,
    element(`${operation}Result`, members.join('')) + metadata(requestId),
    ` xmlns="${escapeXml(namespace)}"`,
  );
}

/** The XML error of a query service. */
export function xmlError({ code, message, status }: AwsError, requestId: string): string {
  const type = element('Type', status < 500 ? 'Sender' : 'Receiver');
  const error = element('Error', type + element('Code', escapeXml(code)) + element('Message', escapeXml(message)));
  return element('ErrorResponse', error + element('RequestId', requestId));
}

function metadata(requestId: string): string {
  return element('ResponseMetadata', element('RequestId', requestId));
}

/** An element; its content is XML already. */
export function element(name: string, content: string, attributes = ''): string {
  return `<${name}${attributes}>${content}</${name}>`;
}

/** A text as it stands in XML. */
export function escapeXml(text: string): string {
  const entities = new Map([
    ['&', '&amp;'],
    ['<', '&lt;'],
    ['>', '&gt;'],
    ['"', '&quot;'],
  ]);
  return text.replaceAll(/[&<>"]/g, (character) => entities.get(character) ?? character);
}
