using ConditionalAccess.Signals;

namespace ConditionalAccess.Evaluation;

/// <summary>How an entry of an application list is matched.</summary>
internal enum AppEntryKind : byte
{
    None = 0,

    /// <summary>One app id.</summary>
    App,

    /// <summary>A group of apps that was supplied.</summary>
    Group,

    /// <summary>A group of apps that was not supplied.</summary>
    UnknownGroup,

    /// <summary>Agents acting as resources.</summary>
    AgentResources,
}

/// <summary>One entry of an application list.</summary>
/// <param name="Kind">How it is matched.</param>
/// <param name="Id">The app id or keyword.</param>
/// <param name="Members">The group's apps; null when not supplied.</param>
internal readonly record struct AppEntry(AppEntryKind Kind, GraphId Id, HashSet<GraphId>? Members)
{
    public Truth Matches(in Audience audience)
    {
        if (Kind == AppEntryKind.AgentResources) return MatchesAgent(in audience);
        if (audience.AgentBlueprintId.IsKnown && audience.AgentBlueprintId == Id) return Truth.Yes;
        if (!audience.AppId.IsKnown) return Truth.Unknown;
        if (audience.AppId == Id || Members?.Contains(audience.AppId) == true) return Truth.Yes;
        bool mayBeBlueprint = audience.IsAgentResource == true && !audience.AgentBlueprintId.IsKnown;
        return Kind == AppEntryKind.UnknownGroup || mayBeBlueprint ? Truth.Unknown : Truth.No;
    }

    private Truth MatchesAgent(in Audience audience)
    {
        if (audience.IsAgentResource is { } isAgent) return isAgent ? Truth.Yes : Truth.No;
        if (audience.AgentBlueprintId.IsKnown && audience.AgentBlueprintId == Id) return Truth.Yes;
        if (Members is null || !audience.AppId.IsKnown) return Truth.Unknown;
        return Members.Contains(audience.AppId) ? Truth.Yes : Truth.No;
    }
}

/// <summary>What one policy targets (spec 4.4). Its entries stand in the lists of <see cref="ResourceRules"/>.</summary>
/// <param name="FirstEntry">Where its included entries begin; the excluded ones follow.</param>
/// <param name="IncludeCount">How many are included.</param>
/// <param name="ExcludeCount">How many are excluded.</param>
/// <param name="Flags">What else is to be said.</param>
/// <param name="Extra">Position of its filter and profiles; -1: none.</param>
internal readonly record struct ResourceRule(int FirstEntry, int IncludeCount, int ExcludeCount, ResourceFlags Flags, int Extra);

/// <summary>Properties of a <see cref="ResourceRule"/>.</summary>
[Flags]
internal enum ResourceFlags : byte
{
    None = 0,

    /// <summary>All resources are included.</summary>
    IncludesAll = 1,

    /// <summary>Some member counts as an included entry that is not understood.</summary>
    HasUnknownInclude = 2,

    /// <summary>Some member counts as an excluded entry that is not understood.</summary>
    HasUnknownExclude = 4,

    /// <summary>The answer needs more of an audience than its app id.</summary>
    NeedsMoreThanAppId = 8,
}

/// <summary>The parts of a rule that few policies have.</summary>
internal sealed record ResourceExtra(AttributeFilter? Filter, GraphId[] TrafficProfiles);

/// <summary>What every policy targets. Answers for any audience; the column holds the answers for the audiences that policies name.</summary>
internal sealed class ResourceRules
{
    private static readonly GraphId WindowsAzureActiveDirectory = "00000002-0000-0000-c000-000000000000";

    /// <summary>A group keyword as an audience: an app that is in no list and has no attributes.</summary>
    private static readonly Audience Keyword = new() { AppId = GraphId.None, Attributes = [], IsAgentResource = false, TrafficProfile = GraphId.None };

    /// <summary>By policy bit.</summary>
    public required ResourceRule[] Rules { get; init; }

    /// <summary>Positions in <see cref="Distinct"/>, all rules one after the other.</summary>
    public required int[] Entries { get; init; }

    public required AppEntry[] Distinct { get; init; }

    public required ResourceExtra[] Extras { get; init; }

    public BaselineScopeMode BaselineMode { get; init; }

    public GraphId BaselineAppId { get; init; }

    /// <summary>Whether one audience is in a policy's scope.</summary>
    public Truth Matches(int policy, in Audience audience, bool isWhatIf = false) => Matches(in Rules[policy], in audience, isWhatIf, usesLists: true);

    /// <summary>Whether a group keyword is in scope when it stands where an app is due, in a what-if: it matches no entry of a list.</summary>
    public Truth MatchesKeyword(int policy) => Matches(in Rules[policy], in Keyword, true, usesLists: false);

    /// <summary>Whether any of the request's audiences is in a policy's scope.</summary>
    public Truth Matches(int policy, in Request request, AudienceSet audiences)
    {
        Truth value = audiences.HasUnknown ? Matches(policy, default, request.IsWhatIf) : Truth.No;
        foreach (ref readonly Audience audience in audiences.Listed) value = value.Or(MatchesOne(policy, in audience, in request, audiences));
        if (audiences.HasClient != Truth.No) value = value.Or(MatchesOne(policy, audiences.Client, in request, audiences).And(audiences.HasClient));
        return value;
    }

    public Truth MatchesOne(int policy, in Audience audience, in Request request, AudienceSet audiences)
    {
        if (AudienceSet.IsTokenExchange(audience.AppId, request.Subject)) return Truth.No;
        if (AudienceSet.IsKeyword(audience.AppId)) return request.IsWhatIf ? MatchesKeyword(policy) : Matches(policy, default(Audience));
        return audiences.IsBaseline(audience.AppId) ? MatchesBaseline(policy, in audience, in request, audiences) : Matches(policy, in audience, request.IsWhatIf);
    }

    /// <summary>The distinct entries of a policy, included and excluded.</summary>
    public ReadOnlySpan<int> EntriesOf(int policy)
    {
        ref readonly ResourceRule rule = ref Rules[policy];
        return Entries.AsSpan(rule.FirstEntry, rule.IncludeCount + rule.ExcludeCount);
    }

    private Truth Matches(in ResourceRule rule, in Audience audience, bool isWhatIf, bool usesLists)
    {
        Truth included = Has(in rule, ResourceFlags.IncludesAll) ? Truth.Yes : usesLists ? AnyMatches(Included(in rule), in audience) : Truth.No;
        Truth excluded = usesLists ? AnyMatches(Excluded(in rule), in audience) : Truth.No;
        if (Has(in rule, ResourceFlags.HasUnknownInclude)) included = included.Or(Truth.Unknown);
        if (Has(in rule, ResourceFlags.HasUnknownExclude)) excluded = excluded.Or(Truth.Unknown);
        if (rule.Extra >= 0)
        {
            ResourceExtra extra = Extras[rule.Extra];
            foreach (GraphId profile in extra.TrafficProfiles) included = included.Or(InProfile(in audience, profile, isWhatIf));
            if (extra.Filter is { } filter)
            {
                included = included.Or(filter.Included(audience.Attributes));
                excluded = excluded.Or(filter.Excluded(audience.Attributes));
            }
        }

        return included.And(excluded.Not());
    }

    private Truth MatchesBaseline(int policy, in Audience audience, in Request request, AudienceSet audiences)
    {
        if (MayBeExempt(in Rules[policy]) && IsExempt(policy, in audience, in request, audiences)) return Truth.No;
        if (BaselineMode == BaselineScopeMode.Legacy) return Matches(policy, in audience, request.IsWhatIf);
        GraphId stand = BaselineMode == BaselineScopeMode.CustomAppId && BaselineAppId.IsKnown ? BaselineAppId : WindowsAzureActiveDirectory;
        return audience.AppId == stand ? Matches(policy, in audience, request.IsWhatIf) : Matches(policy, new Audience { AppId = stand }, request.IsWhatIf);
    }

    // All-resources policies that leave some resource out (spec 4.4).
    private bool MayBeExempt(in ResourceRule rule)
        => Has(in rule, ResourceFlags.IncludesAll) && (rule.ExcludeCount > 0 || (rule.Extra >= 0 && Extras[rule.Extra].Filter is { IsExclude: true }));

    private bool IsExempt(int policy, in Audience audience, in Request request, AudienceSet audiences)
    {
        bool isGraph = AudienceSet.IsMicrosoftGraph(audience.AppId);
        bool isLegacy = BaselineMode == BaselineScopeMode.Legacy;
        ref readonly ResourceSignals resource = ref request.SignIn.ResourceInPlace;
        return resource.ClientKind switch
        {
            ClientKind.Public => isLegacy && BaselineScopes.IsExemptForPublicClient(audiences.Scopes, isGraph),
            ClientKind.Confidential => IsClientExcluded(policy, resource.ClientAppId)
                && (isLegacy ? BaselineScopes.IsExemptForConfidentialClient(audiences.Scopes, isGraph) : audiences.Scopes == ScopeSet.OpenId),
            _ => false,
        };
    }

    private bool IsClientExcluded(int policy, GraphId client)
    {
        if (!client.IsKnown) return false;
        foreach (int entry in Excluded(in Rules[policy]))
        {
            if (Distinct[entry].Id == client) return true;
        }

        return false;
    }

    private static bool Has(in ResourceRule rule, ResourceFlags flag) => (rule.Flags & flag) != 0;

    private ReadOnlySpan<int> Included(in ResourceRule rule) => Entries.AsSpan(rule.FirstEntry, rule.IncludeCount);

    private ReadOnlySpan<int> Excluded(in ResourceRule rule) => Entries.AsSpan(rule.FirstEntry + rule.IncludeCount, rule.ExcludeCount);

    private static Truth InProfile(in Audience audience, GraphId profile, bool isWhatIf)
    {
        if (!audience.TrafficProfile.IsKnown) return isWhatIf ? Truth.No : Truth.Unknown;
        return audience.TrafficProfile == profile ? Truth.Yes : Truth.No;
    }

    private Truth AnyMatches(ReadOnlySpan<int> entries, in Audience audience)
    {
        Truth value = Truth.No;
        foreach (int entry in entries)
        {
            value = value.Or(Distinct[entry].Matches(in audience));
            if (value == Truth.Yes) break;
        }

        return value;
    }
}
