import type { Stack } from 'aws-cdk-lib';
import { CfnStoredQuery } from 'aws-cdk-lib/aws-config';
import { pascalCase } from './pascal-case';
import { expressionOf, SAVED_QUERIES } from './saved-queries';

/** Keeps the queries with AWS Config, where its console and `get-stored-query` find them. They cost nothing until they are run. */
export function addStoredQueries(stack: Stack): void {
  for (const query of SAVED_QUERIES) {
    new CfnStoredQuery(stack, `Query${pascalCase(query.name)}`, {
      queryName: query.name,
      queryDescription: query.description,
      queryExpression: expressionOf(query),
    });
  }
}
