/**
 * Curves of the authenticity model, written by src/app/train/authenticity.ts;
 * never edited by hand. Its card is docs/concepts/authenticity.md.
 */
import type { AuthenticityModel } from './score.ts';

export const authenticityModel: AuthenticityModel = {
  trainingPrior: 0.5305,
  curves: [
    {
      feature: 'followers',
      knots: [0, 1.255, 2.013, 2.579, 3.44, 5.143, 7.405],
      heights: [-0.5428, 0.0289, -0.073, -0.1561, -0.2833, 0.2971, 0.6726],
    },
    {
      feature: 'following',
      knots: [0, 0.477, 1.613, 2.31, 2.621, 3.033, 4.625],
      heights: [-1.7273, -0.7058, 0.3963, 0.7096, 0.4222, -0.1046, -1.2953],
    },
    {
      feature: 'followers_to_following',
      knots: [-2.394, -0.763, -0.09, 0.753, 1.836, 2.854, 5.275],
      heights: [-2.8707, 0.5799, 1.0626, 0.3861, -0.2207, -0.1639, -0.0461],
    },
    {
      feature: 'listed',
      knots: [0, 0.699, 1.255, 1.919, 3.233, 4.715],
      heights: [0.207, -0.0699, -0.6524, -0.1511, 0.3869, 0.8924],
    },
    {
      feature: 'listed_to_followers',
      knots: [-3.26, -2.185, -1.759, -1.446, -1.103, -0.678, 0],
      heights: [0.4604, 0.2432, 0.3028, 0.2991, -0.1505, -0.5754, -1.1693],
    },
    {
      feature: 'likes',
      knots: [0, 0.477, 1.415, 2.228, 3.158, 4.47],
      heights: [-0.5951, -0.7431, -0.195, 0.1221, 0.6454, 1.1555],
    },
    {
      feature: 'likes_to_posts',
      knots: [-5.11, -3.242, -2.084, -1.068, -0.404, -0.056, 1.024],
      heights: [-1.1733, -0.6851, -0.3146, 0.0359, 0.5393, 0.465, -0.0473],
    },
    {
      feature: 'posts',
      knots: [0, 1.653, 2.656, 3.338, 3.758, 4.252, 5.416],
      heights: [-0.1756, 0.2231, 0.1412, 0.2447, 0.3265, 0.0001, -0.8417],
    },
    {
      feature: 'posts_a_day',
      knots: [-3, -1.003, -0.274, 0.183, 0.575, 1.045, 2.39],
      heights: [0.9454, 1.1436, 0.5272, 0.5365, 0.3497, -0.7872, -2.1538],
    },
    {
      feature: 'age_days',
      knots: [1.535, 2.571, 2.961, 3.134, 3.386, 3.464, 3.565],
      heights: [-0.1102, -0.9349, -1.0384, 0.6116, 1.6081, 1.8946, 1.7237],
    },
    {
      feature: 'handle_length',
      knots: [4, 8, 10, 12, 13, 14, 15],
      heights: [0.5177, -0.066, -0.3576, -0.257, 0.0116, 0.0104, -0.5125],
    },
    {
      feature: 'handle_digits',
      knots: [0, 0.301, 0.778],
      heights: [-0.1631, -0.2426, 0.0912],
    },
    {
      feature: 'display_name_length',
      knots: [3, 9, 11, 13, 14, 17, 22],
      heights: [1.0144, 0.0032, 0.025, 0.3556, 0.0596, -0.3832, -0.6793],
    },
    {
      feature: 'bio_length',
      knots: [0, 12, 44, 71, 103, 137, 160],
      heights: [0.2599, 0.2135, 0.0539, -0.3101, -0.3374, -0.2191, 0.0886],
    },
    {
      feature: 'has_url',
      knots: [0, 1],
      heights: [-0.058, -0.0713],
    },
    {
      feature: 'has_location',
      knots: [0, 1],
      heights: [-0.4585, 0.229],
    },
    {
      feature: 'default_profile',
      knots: [0, 1],
      heights: [0.2908, -0.358],
    },
    {
      feature: 'default_avatar',
      knots: [0, 1],
      heights: [0.0142, -0.3401],
    },
    {
      feature: 'verified',
      knots: [0, 1],
      heights: [-0.4293, 1.5547],
    },
  ],
};
