"""MiniStack, completed by the resource types it lacks and by checks that CloudFormation and AWS make."""
