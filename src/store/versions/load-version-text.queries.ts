/** Types generated for queries found in "src/store/versions/load-version-text.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'LoadVersionText' parameters type */
export interface ILoadVersionTextParams {
  versionId: string;
}

/** 'LoadVersionText' return type */
export interface ILoadVersionTextResult {
  source_format: string;
  source_text: string;
}

/** 'LoadVersionText' query type */
export interface ILoadVersionTextQuery {
  params: ILoadVersionTextParams;
  result: ILoadVersionTextResult;
}

const loadVersionTextIR: any = {"usedParamSet":{"versionId":true},"params":[{"name":"versionId","required":true,"transform":{"type":"scalar"},"locs":[{"a":63,"b":73}]}],"statement":"SELECT source_text, source_format\nFROM job_versions\nWHERE id = :versionId!"};

/**
 * Query generated from SQL:
 * ```
 * SELECT source_text, source_format
 * FROM job_versions
 * WHERE id = :versionId!
 * ```
 */
export const loadVersionText = new PreparedQuery<ILoadVersionTextParams,ILoadVersionTextResult>(loadVersionTextIR);


