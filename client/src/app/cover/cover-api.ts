import { httpResource } from '@angular/common/http';
import type { DepthOfCoverView } from '@oart/contract';

/** Depth of cover of one unit over twelve months. Ask in an injection context. */
export function depthOfCover(unit: () => string | undefined, at: () => string | undefined) {
  return httpResource<DepthOfCoverView>(() => {
    const unitId = unit();
    const from = at();
    return unitId === undefined
      ? undefined
      : {
          url: '/api/cover/depth',
          params: { unit: unitId, ...(from !== undefined && { at: from }) },
        };
  });
}
