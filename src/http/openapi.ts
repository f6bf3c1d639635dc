import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';

/**
 * The published description of every route, made from the same schemas that check the calls.
 * @public `npm run openapi` writes it to a file.
 */
export function describeApi(app: INestApplication): OpenAPIObject {
  const about = new DocumentBuilder()
    .setTitle('Segue')
    .setDescription(
      'How college credit earned elsewhere counts toward a degree, and why. ' +
        'A call that changes something needs the header `X-Segue: 1`; ' +
        'errors are `application/problem+json` with a stable `code`.',
    )
    .setVersion('1')
    .addCookieAuth('segue')
    .build();
  return SwaggerModule.createDocument(app, about, {
    operationIdFactory: (controller, method) => `${controller.replace('Controller', '')}.${method}`,
  });
}

/** Serves the description at `/api/openapi.json` and a page to try it at `/api/docs`. */
export function publishApi(app: INestApplication): void {
  SwaggerModule.setup('api/docs', app, () => describeApi(app), {
    jsonDocumentUrl: 'api/openapi.json',
    swaggerOptions: { requestInterceptor: withHeader },
  });
}

/** Runs in the browser: the page's own calls carry the header that changes need. */
function withHeader(request: { headers: Record<string, string> }): unknown {
  request.headers['X-Segue'] = '1';
  return request;
}
