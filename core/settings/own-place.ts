/** An AWS account id. */
export const ACCOUNT_ID = /^\d{12}$/;

/** The name of an AWS Region in any partition: `eu-west-1`, `us-gov-west-1`, `cn-north-1`. */
export const REGION_NAME = /^[a-z]{2}(?:-[a-z]+)+-\d+$/;
