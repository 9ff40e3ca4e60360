import { Component, inject } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { Appearance } from './appearance/appearance';
import { HeadingFocus } from './layout/heading-focus';

@Component({
  selector: 'oart-root',
  imports: [RouterOutlet],
  template: '<router-outlet />',
})
export class App {
  constructor() {
    inject(Appearance);
    inject(HeadingFocus);
  }
}
