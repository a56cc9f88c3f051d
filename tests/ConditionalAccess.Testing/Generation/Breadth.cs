namespace ConditionalAccess.Testing.Generation;

/// <summary>How much of the world a policy covers. In tenants with many policies each is narrow, or one block would decide every sign-in.</summary>
internal readonly record struct Breadth(bool IsNarrow)
{
    public double AllUsers => IsNarrow ? 0.12 : 0.5;

    public double AllApps => IsNarrow ? 0.15 : 0.55;

    public ReadOnlySpan<GraphId> Users => IsNarrow ? Pool.Users : Pool.Users.AsSpan(0, 8);

    public ReadOnlySpan<GraphId> Groups => IsNarrow ? Pool.Groups : Pool.Groups.AsSpan(0, 8);

    public ReadOnlySpan<GraphId> Apps => IsNarrow ? Pool.Apps : Pool.Apps.AsSpan(0, 10);

    public ReadOnlySpan<GraphId> Roles => Pool.Roles;
}
