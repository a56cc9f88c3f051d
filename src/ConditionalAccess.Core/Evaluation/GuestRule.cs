using ConditionalAccess.Signals;

namespace ConditionalAccess.Evaluation;

/// <summary>One distinct choice of guest types and home tenants (spec 1.5, 4.2), with the policies that include or exclude by it.</summary>
internal sealed class GuestRule
{
    /// <summary>Bit n set: the user kind with number n is listed.</summary>
    public required int Kinds { get; init; }

    /// <summary>Whether a type that is not understood is listed.</summary>
    public required bool HasUnknownKind { get; init; }

    /// <summary>Listed tenants; null: every tenant.</summary>
    public required HashSet<GraphId>? Tenants { get; init; }

    /// <summary>Whether the choice of tenants is not understood.</summary>
    public required bool HasUnknownTenants { get; init; }

    public int[] IncludedBy { get; set; } = [];

    public int[] ExcludedBy { get; set; } = [];

    public Truth Matches(in UserSignals user)
    {
        bool isListed = user.Kind == UserKind.Unknown ? Kinds != 0 : (Kinds >> (int)user.Kind & 1) != 0;
        if (!isListed && !HasUnknownKind) return Truth.No;
        Truth tenant = InTenants(user.HomeTenantId);
        Truth value = HasUnknownKind ? tenant.And(Truth.Unknown) : Truth.No;
        for (UserKind kind = UserKind.InternalMember; kind <= UserKind.ServiceProvider; kind++)
        {
            if ((Kinds >> (int)kind & 1) == 0) continue;
            Truth same = user.Kind == UserKind.Unknown ? Truth.Unknown : user.Kind == kind ? Truth.Yes : Truth.No;
            value = value.Or(kind == UserKind.InternalGuest ? same : same.And(tenant));
        }

        return value;
    }

    private Truth InTenants(GraphId home)
    {
        if (HasUnknownTenants) return Truth.Unknown;
        if (Tenants is null) return Truth.Yes;
        if (Tenants.Count == 0 || home.IsNone) return Truth.No;
        if (!home.IsKnown) return Truth.Unknown;
        return Tenants.Contains(home) ? Truth.Yes : Truth.No;
    }
}
