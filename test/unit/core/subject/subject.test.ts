import { SHAPES } from '../../../../core/subject/shapes/shapes';
import { isResourceType, RESOURCE_TYPES } from '../../../../core/subject/subject';

describe('isResourceType', () => {
  it.each(RESOURCE_TYPES)('knows %s, which has a shape', (type) => {
    expect([isResourceType(type), SHAPES[type].kind]).toEqual([true, 'object']);
  });

  it.each(['AWS::S3::Bucket', 'aws::ecs::service', 'constructor', ''])('does not know %p', (name) => {
    expect(isResourceType(name)).toBe(false);
  });
});
