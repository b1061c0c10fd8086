import { createColors } from 'picocolors';
import { paintedPage } from '../../../../core/reports/painted-page';

const PAGE = `<!-- Generated. -->

# Cluster has Container Insights on

\`ecs-cluster-container-insights\` · LOW

**Risk.** Nobody notices.

| name | default |
| --- | --- |
| \`a\` | 1 |

\`\`\`yaml
# a comment of YAML
Type: AWS::ECS::Cluster
\`\`\`

- <https://docs.aws.amazon.com/>
`;

describe('a page in a terminal', () => {
  it('has no marks of Markdown', () => {
    expect(paintedPage(PAGE, createColors(false))).toBe(`Cluster has Container Insights on

ecs-cluster-container-insights · LOW

Risk. Nobody notices.

| name | default |
| a | 1 |

# a comment of YAML
Type: AWS::ECS::Cluster

- https://docs.aws.amazon.com/
`);
  });

  it('paints headings and names', () => {
    const painted = paintedPage(PAGE, createColors(true));

    expect(painted).toContain('\u001b[1mCluster has Container Insights on\u001b[22m');
    expect(painted).toContain('\u001b[36mecs-cluster-container-insights\u001b[39m');
  });
});
