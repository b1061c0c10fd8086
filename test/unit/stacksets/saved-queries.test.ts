import { aggregateExpressionOf, expressionOf, SAVED_QUERIES } from '../../../stacksets/saved-queries';
import { checkQuery } from '../../support/config-query/check-query';
import { propertyOf, resourcesOf, synthesis, templateOf } from '../../support/synthesis';

const OF_SERVICES = "WHERE resourceType = 'AWS::ECS::Service'";

describe('saved queries', () => {
  it.each(SAVED_QUERIES.map((query) => [query.name, query] as const))('%s is a query of AWS Config', (_, query) => {
    expect(() => {
      checkQuery(expressionOf(query));
    }).not.toThrow();
  });

  it.each(SAVED_QUERIES.map((query) => [query.name, query] as const))('%s is one of an aggregator', (_, query) => {
    const expression = aggregateExpressionOf(query);

    expect(() => {
      checkQuery(expression);
    }).not.toThrow();
    expect(expression).toMatch(/^SELECT accountId, .* ORDER BY accountId, /);
  });

  it('have names of their own, and descriptions that AWS Config keeps', () => {
    expect(new Set(SAVED_QUERIES.map(({ name }) => name)).size).toBe(SAVED_QUERIES.length);
    expect(SAVED_QUERIES.filter(({ name }) => !/^ecs-guardrails-[a-z-]{1,49}$/.test(name))).toEqual([]);
    expect(SAVED_QUERIES.filter(({ description }) => description.length > 256)).toEqual([]);
  });

  it('never ask for a value that may be a secret', () => {
    const asked = SAVED_QUERIES.map(expressionOf).filter((text) =>
      /Environment|Command|DockerLabels|Options/.test(text),
    );

    expect(asked.filter((text) => !text.includes('EnableExecuteCommand'))).toEqual([]);
  });

  it('are in the core template, each by its name', () => {
    const core = templateOf(synthesis(), 'core');

    const queries = [...resourcesOf(core, 'AWS::Config::StoredQuery').keys()].map((id) => ({
      name: propertyOf(core, id, 'QueryName'),
      expression: propertyOf(core, id, 'QueryExpression'),
    }));

    expect(queries).toEqual(SAVED_QUERIES.map((query) => ({ name: query.name, expression: expressionOf(query) })));
  });
});

describe('checkQuery', () => {
  it.each([
    ['every column', 'SELECT *'],
    ['a comparison of each kind', `SELECT arn ${OF_SERVICES} AND configuration.DesiredCount BETWEEN 1 AND 5`],
    ['an order', `SELECT arn ${OF_SERVICES} AND NOT configuration.DesiredCount <= 3 ORDER BY arn DESC`],
    ['alternatives', `SELECT arn ${OF_SERVICES} AND (arn LIKE 'arn:aws:ecs:%' OR NOT resourceId IN ('a', 'b'))`],
    ['small letters', `select arn where resourceType = 'AWS::ECS::Service' order by arn asc`],
    ['a count', 'SELECT COUNT(*), accountId GROUP BY accountId'],
    ['an order by count', 'SELECT accountId, COUNT(*) GROUP BY accountId ORDER BY COUNT(*) DESC'],
    ['a sum', `SELECT SUM(configuration.DesiredCount) ${OF_SERVICES}`],
    ['a keyword in a text', "SELECT arn WHERE resourceName = 'SELECT FROM'"],
  ])('accepts %s', (_what, query) => {
    expect(() => {
      checkQuery(query);
    }).not.toThrow();
  });

  it.each([
    ['nothing', '', '"SELECT" is expected'],
    ['FROM', 'SELECT arn FROM resources', '"FROM" is not expected here'],
    ['an alias', 'SELECT arn AS name', '"AS" is not expected here'],
    ['DISTINCT', 'SELECT DISTINCT arn', '"DISTINCT" is no property'],
    ['ALL', 'SELECT ALL arn', '"ALL" is no property'],
    ['a join', 'SELECT arn JOIN x', '"JOIN" is not expected here'],
    ['a union', 'SELECT arn UNION SELECT arn', '"UNION" is not expected here'],
    ['HAVING', 'SELECT accountId, COUNT(*) GROUP BY accountId HAVING COUNT(*) > 1', '"HAVING" is not expected here'],
    ['OFFSET', 'SELECT arn OFFSET 5', '"OFFSET" is not expected here'],
    ['LIMIT', 'SELECT arn LIMIT 5', '"LIMIT" is not expected here'],
    ['a second query', 'SELECT arn; SELECT arn', 'not a token: ;'],
    ['a subquery', 'SELECT arn WHERE arn IN (SELECT arn)', '"SELECT" is no value'],
    ['NULL', 'SELECT arn WHERE arn = NULL', '"NULL" is no value'],
    ['IS NULL', 'SELECT arn WHERE arn IS NULL', '"IS" is no comparison'],
    ['<>', "SELECT arn WHERE arn <> 'a'", '">" is no value'],
    ['!=', "SELECT arn WHERE arn != 'a'", 'not a token: !='],
    ['double quotes', 'SELECT arn WHERE arn = "a"', 'not a token: "a"'],
    ['a property as a value', 'SELECT arn WHERE arn = resourceId', '"resourceId" is no value'],
    ['a key in quotes', "SELECT arn WHERE 'arn' LIKE 'abc%'", '"arn" is no property'],
    ['a wildcard as a key', "SELECT arn WHERE tags.% = 'a'", 'not a token'],
    ['a wildcard at the start', "SELECT arn WHERE arn LIKE '%::Service'", 'fewer than three characters'],
    ['a short beginning', "SELECT arn WHERE arn LIKE 'ab%'", 'fewer than three characters'],
    ['a wildcard in the middle', "SELECT arn WHERE arn LIKE 'abc%def'", 'a wildcard before the end'],
    ['an underscore in the middle', "SELECT arn WHERE arn LIKE 'abc_def%'", 'a wildcard before the end'],
    ['a function of a function', `SELECT MAX(COUNT(arn)) ${OF_SERVICES}`, '"COUNT" is no property'],
    ['a function of two', `SELECT MAX(arn, resourceId) ${OF_SERVICES}`, '")" is expected'],
    ['a function that there is not', 'SELECT LOWER(arn)', '"(" is not expected here'],
    ['a column that is not grouped by', 'SELECT arn, COUNT(*) GROUP BY accountId', '"arn" is neither'],
    ['a column beside a count', 'SELECT arn, COUNT(*)', '"arn" is neither'],
    [
      'four properties to group by',
      'SELECT COUNT(*) GROUP BY accountId, awsRegion, resourceType, resourceName',
      'takes 3 properties here, not 4',
    ],
    [
      'two properties to group by in order of the count',
      'SELECT accountId, awsRegion, COUNT(*) GROUP BY accountId, awsRegion ORDER BY COUNT(*)',
      'takes 1 properties here, not 2',
    ],
    ['an order by what is not put out', 'SELECT arn ORDER BY resourceId', '"resourceId" is not selected'],
    ['a bracket that stays open', "SELECT arn WHERE (arn = 'a'", '")" is expected'],
    [
      'a type that is not known',
      "SELECT arn WHERE resourceType = 'AWS::ECS::Servise'",
      'AWS::ECS::Servise are not known',
    ],
    ['a property of another type', `SELECT configuration.Family ${OF_SERVICES}`, 'no property "configuration.Family"'],
    ['a property in another case', `SELECT configuration.serviceName ${OF_SERVICES}`, 'no property'],
    ['a property of a type, without the type', 'SELECT configuration.ServiceName', 'no property'],
    [
      'a property of one of several types',
      "SELECT configuration.ServiceName WHERE resourceType IN ('AWS::ECS::Service', 'AWS::ECS::Cluster')",
      'no property',
    ],
    [
      'a property of a type that is only one possibility',
      `SELECT configuration.ServiceName ${OF_SERVICES} OR accountId = 'a'`,
      'no property',
    ],
    [
      'a property of a type that is excluded',
      "SELECT configuration.Family WHERE NOT resourceType = 'AWS::ECS::TaskDefinition'",
      'no property',
    ],
    [
      'a text for a number',
      `SELECT arn ${OF_SERVICES} AND configuration.DesiredCount = '1'`,
      'is a integer, and 1 is none',
    ],
    [
      'a text for a boolean',
      `SELECT arn ${OF_SERVICES} AND configuration.EnableExecuteCommand = 'true'`,
      'is a boolean',
    ],
    ['more than 4,096 characters', `SELECT arn WHERE arn = '${'a'.repeat(4096)}'`, 'AWS Config takes 4096'],
  ])('refuses %s', (_what, query, words) => {
    expect(() => {
      checkQuery(query);
    }).toThrow(words);
  });
});
