import { Component, inject } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { Navigation } from './navigation';

@Component({
  selector: 'oart-navigation-list',
  imports: [RouterLink, RouterLinkActive],
  templateUrl: './navigation-list.html',
  styleUrl: './navigation-list.scss',
})
export class NavigationList {
  protected readonly groups = inject(Navigation).groups;
}
