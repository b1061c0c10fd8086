import { imageRepository, isFromRepository } from '../../../../core/exemptions/image-repository';

describe('imageRepository', () => {
  it.each([
    ['nginx', 'docker.io/library/nginx'],
    ['nginx:1.27', 'docker.io/library/nginx'],
    ['grafana/loki', 'docker.io/grafana/loki'],
    ['public.ecr.aws/aws-observability/aws-otel-collector:v1', 'public.ecr.aws/aws-observability/aws-otel-collector'],
    ['localhost/app', 'localhost/app'],
    ['registry:5000/team/app:1', 'registry:5000/team/app'],
    [`x.io/team/app:1@sha256:${'0'.repeat(64)}`, 'x.io/team/app'],
    ['localhost', 'docker.io/library/localhost'],
  ])('of %s is %s', (image, expected) => {
    expect(imageRepository(image)).toBe(expected);
  });
});

describe('isFromRepository', () => {
  it.each([
    ['x.io/team/app:1', 'x.io/team', true],
    ['x.io/team/app:1', 'x.io/team/', true],
    ['x.io/team/app:1', 'x.io/team/app', true],
    ['x.io/teams/app', 'x.io/team', false],
    ['x.io.evil.io/team/app', 'x.io', false],
    ['evil/x.io/team', 'x.io/team', false],
  ])('%s from %s: %s', (image, prefix, expected) => {
    expect(isFromRepository(image, prefix)).toBe(expected);
  });
});
