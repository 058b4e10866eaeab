import type { LoadDocument } from '../../widget/credential/document-loader.ts';

/** Reads from the network for Node: https only, private addresses refused at every hop, polite, capped. */
export interface HttpClient {
  readonly load: LoadDocument;
}
