using ConditionalAccess.Evaluation;
using ConditionalAccess.Model;

namespace ConditionalAccess.Compilation;

/// <summary>Collects what policies require as distinct clauses over distinct items (spec 6.1, 6.6), both in prompt order.</summary>
internal sealed class ClauseTableBuilder(TenantConfiguration tenant, EngineOptions options)
{
    private static readonly RequirementItem Block = new(RequirementKind.Block);

    private readonly StrengthRules _strengths = new(tenant);
    private readonly Dictionary<PlanItem, int> _items = [];
    private readonly List<Draft> _drafts = [];
    private readonly Dictionary<DraftKey, int> _numbers = [];
    private readonly List<int> _ofPolicy = [];

    /// <summary>The items, in prompt order.</summary>
    public PlanItem[] Items { get; private set; } = [];

    /// <summary>The clauses, in the order of requirements.</summary>
    public PlanClause[] Clauses { get; private set; } = [];

    /// <summary>Collects what one policy demands.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="session">Its session controls; null when it has none.</param>
    /// <param name="hasGps">Whether it refers to a GPS location.</param>
    /// <returns>Numbers of clauses, ascending; <see cref="Finish"/> says where these stand in the end.</returns>
    public ValueArray<int> Add(ConditionalAccessPolicy policy, PlanSession? session, bool hasGps)
    {
        _ofPolicy.Clear();
        AddGrants(policy);
        if (session is { SecureSignInSession: true }) Add(ClauseCondition.None, [Plain(RequirementKind.TokenProtection)]);
        if (session is { PrimaryTicks: > 0 }) Add(ClauseCondition.None, [Plain(RequirementKind.Reauthenticate)], session.PrimaryTicks);
        if (hasGps) Add(ClauseCondition.GpsRefused, [Plain(RequirementKind.GpsLocation)]);
        _ofPolicy.Sort();
        return [.. _ofPolicy];
    }

    private void AddGrants(ConditionalAccessPolicy policy)
    {
        if (policy.GrantControls is not { } grant) return;
        if (Has(grant, BuiltInControl.Block))
        {
            Add(ClauseCondition.None, [new PlanItem(Block, null)]);
            return;
        }

        if (Has(grant, BuiltInControl.MfaAndChangePassword))
        {
            Add(ClauseCondition.None, [Plain(RequirementKind.Mfa)]);
            Add(ClauseCondition.None, [Plain(RequirementKind.PasswordChange)]);
        }

        ApplicationAssignment? target = policy.Conditions.Applications;
        bool isAll = target?.IncludeApplications.Contains(Keywords.All) == true;
        bool isDroppable = isAll && !target!.IncludeUserActions.Contains(Signals.UserActions.RegisterSecurityInfo);
        List<PlanItem> required = Required(grant);
        bool all = grant.Operator.Value != GrantOperator.Or;
        if (!isAll || !required.Exists(IsDevice))
        {
            AddClauses(required, all, ClauseCondition.None, isDroppable);
            return;
        }

        // While a device is enrolled, policies on all resources cannot ask for a managed one (spec 4.4).
        AddClauses(required, all, ClauseCondition.NotEnrolment, isDroppable);
        AddClauses(required.FindAll(i => !IsDevice(i)), all, ClauseCondition.OnlyEnrolment, isDroppable);
    }

    private static bool Has(GrantControls grant, BuiltInControl wanted)
    {
        foreach (GraphWord<BuiltInControl> control in grant.BuiltInControls)
        {
            if (control.Value == wanted) return true;
        }

        return false;
    }

    // Each item once.
    private List<PlanItem> Required(GrantControls grant)
    {
        var required = new List<PlanItem>();
        foreach (GraphWord<BuiltInControl> control in grant.BuiltInControls)
        {
            if (control.Value == BuiltInControl.MfaAndChangePassword) continue;
            if (control.Value == BuiltInControl.ApprovedApplication && options.ApprovedAppMode == ApprovedAppMode.Retired) continue;
            Add(ItemOf(control));
        }

        foreach (GraphId id in grant.TermsOfUse) Add(new PlanItem(new(RequirementKind.TermsOfUse, id), null));
        foreach (GraphId id in grant.CustomAuthenticationFactors) Add(new PlanItem(new(RequirementKind.CustomControl, id), null));
        if (StrengthRules.IsConfigured(grant.AuthenticationStrength)) Add(_strengths.Item(grant.AuthenticationStrength!));
        return required;

        void Add(PlanItem item)
        {
            if (!required.Exists(known => known.Item.Equals(item.Item))) required.Add(item);
        }
    }

    private static PlanItem Plain(RequirementKind kind) => new(new RequirementItem(kind), null);

    private static PlanItem ItemOf(GraphWord<BuiltInControl> control)
    {
        RequirementKind kind = control.Value switch
        {
            BuiltInControl.Mfa => RequirementKind.Mfa,
            BuiltInControl.CompliantDevice => RequirementKind.CompliantDevice,
            BuiltInControl.DomainJoinedDevice => RequirementKind.DomainJoinedDevice,
            BuiltInControl.ApprovedApplication => RequirementKind.ApprovedApplication,
            BuiltInControl.CompliantApplication => RequirementKind.CompliantApplication,
            BuiltInControl.PasswordChange => RequirementKind.PasswordChange,
            BuiltInControl.RiskRemediation => RequirementKind.RiskRemediation,
            BuiltInControl.VerifiedId => RequirementKind.VerifiedId,
            _ => RequirementKind.UnknownControl,
        };
        return new(new(kind, kind == RequirementKind.UnknownControl ? GraphId.FromString(control.Text ?? "unknownFutureValue") : default), null);
    }

    private static bool IsDevice(PlanItem item) => item.Item.Kind is RequirementKind.CompliantDevice or RequirementKind.DomainJoinedDevice;

    private void AddClauses(List<PlanItem> required, bool all, ClauseCondition when, bool isDroppable)
    {
        if (required.Count == 0) return;
        if (!all && required.Count > 1)
        {
            Add(when, required);
            return;
        }

        foreach (PlanItem item in required)
            Add(isDroppable && item.Strength is not null ? when | ClauseCondition.Droppable : when, [item]);
    }

    private void Add(ClauseCondition when, List<PlanItem> items, long ticks = 0)
    {
        items.Sort(static (a, b) => a.Item.CompareTo(b.Item));
        var ids = new int[items.Count];
        for (int i = 0; i < ids.Length; i++) ids[i] = Intern(items[i]);
        var key = new DraftKey(new ValueArray<int>(ids), when, ticks);
        if (!_numbers.TryGetValue(key, out int number))
        {
            number = _drafts.Count;
            _numbers.Add(key, number);
            _drafts.Add(new Draft(number, [.. items], when, ticks));
        }

        if (!_ofPolicy.Contains(number)) _ofPolicy.Add(number);
    }

    private int Intern(PlanItem item)
    {
        if (!_items.TryGetValue(item, out int id)) _items[item] = id = _items.Count;
        return id;
    }

    /// <summary>Puts items and clauses in order, once all policies are added.</summary>
    /// <returns>For each number that was given for a clause, its position.</returns>
    public int[] Finish()
    {
        Items = [.. _items.Keys];
        Array.Sort(Items, static (a, b) => a.Item.CompareTo(b.Item));
        var position = new Dictionary<PlanItem, int>();
        for (int i = 0; i < Items.Length; i++) position[Items[i]] = i;
        _drafts.Sort(Compare);
        Clauses = new PlanClause[_drafts.Count];
        var positions = new int[_drafts.Count];
        for (int c = 0; c < Clauses.Length; c++)
        {
            bool isLikePrevious = c > 0 && CompareItems(_drafts[c - 1], _drafts[c]) == 0;
            positions[_drafts[c].Number] = c;
            Clauses[c] = new PlanClause
            {
                Items = Array.ConvertAll(_drafts[c].Items, i => position[i]),
                When = _drafts[c].When,
                ReauthenticationTicks = _drafts[c].Ticks,
                NeedsProtectableApp = HasBothAppControls(_drafts[c].Items),
                IsPlain = _drafts[c].Ticks == 0 && !HasBothAppControls(_drafts[c].Items) && !Array.Exists(_drafts[c].Items, i => i.Kind == RequirementKind.TokenProtection),
                Leader = isLikePrevious ? Clauses[c - 1].Leader : c,
            };
        }

        return positions;
    }

    // Clauses of several items are alternatives.
    private static bool HasBothAppControls(PlanItem[] items)
        => Array.Exists(items, i => i.Item.Kind == RequirementKind.ApprovedApplication) && Array.Exists(items, i => i.Item.Kind == RequirementKind.CompliantApplication);

    private static int Compare(Draft a, Draft b)
    {
        int byItems = CompareItems(a, b);
        if (byItems != 0) return byItems;
        return a.When != b.When ? a.When.CompareTo(b.When) : a.Ticks.CompareTo(b.Ticks);
    }

    private static int CompareItems(Draft a, Draft b)
    {
        for (int i = 0; i < Math.Min(a.Items.Length, b.Items.Length); i++)
        {
            int byItem = a.Items[i].Item.CompareTo(b.Items[i].Item);
            if (byItem != 0) return byItem;
        }

        return a.Items.Length.CompareTo(b.Items.Length);
    }

    private sealed record Draft(int Number, PlanItem[] Items, ClauseCondition When, long Ticks);

    private sealed record DraftKey(ValueArray<int> Items, ClauseCondition When, long Ticks);
}
