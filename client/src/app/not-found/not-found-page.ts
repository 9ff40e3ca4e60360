import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { PageHeading } from '../layout/page-heading';

@Component({
  selector: 'oart-not-found-page',
  imports: [PageHeading, RouterLink],
  template: `
    <oart-page-heading>There is no page at this address</oart-page-heading>
    <p class="reading">
      The address may be mistyped, or the record may belong to another department.
      <a routerLink="/">To my first page</a>
    </p>
  `,
})
export class NotFoundPage {}
