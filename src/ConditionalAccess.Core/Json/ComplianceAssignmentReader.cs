using ConditionalAccess.Compliance;
using ConditionalAccess.Diagnostics;
using ConditionalAccess.Model;

namespace ConditionalAccess.Json;

/// <summary>
/// Reads whom a policy is assigned to (spec 3.4). What is not understood makes the policy reach further: an include counts as matching,
/// an exclude as not matching.
/// </summary>
internal sealed class ComplianceAssignmentReader(ComplianceObject policy)
{
    public const string Assignments = "assignments";

    /// <summary>Marks a member of the target among the members kept with an assignment.</summary>
    public const string TargetPrefix = "target.";

    /// <summary>Names an entry that is kept as a whole.</summary>
    public const string Whole = "";

    public const string FilterIdName = "deviceAndAppManagementAssignmentFilterId";
    public const string FilterTypeName = "deviceAndAppManagementAssignmentFilterType";

    private readonly ReadContext _context = policy.Context;

    public ValueArray<ComplianceAssignment> Read()
    {
        JsonNode list = policy.Take(Assignments);
        if (list.IsNull)
        {
            _context.Note(DiagnosticCodes.ComplianceAssignmentsMissing, policy.Node, "policies come without assignments and count for every device of their platform", "export them with $expand=assignments");
            return default;
        }

        if (!list.IsArray)
        {
            _context.Error(DiagnosticCodes.ComplianceWrongType, list, $"assignments is {ReadContext.Describe(list)}, expected a list; the policy counts for every device", "write it as Microsoft Graph does");
            policy.Keep(Assignments, list);
            return default;
        }

        if (list.IsEmptyContainer) _context.Warn(DiagnosticCodes.ComplianceAssignedToNobody, list, "the policy is assigned to nobody", "assign it, or remove it");
        return ValueArray.From(list.Items().Select(Read));
    }

    private ComplianceAssignment Read(JsonNode node)
    {
        if (!node.Member("target").IsObject)
        {
            NotUnderstood(node, "an assignment has no target");
            return new ComplianceAssignment(AssignmentTargetKind.Unknown, Extra: [new ExtraMember(Whole, RawJson.Of(node))]);
        }

        var entry = new ComplianceObject(_context, node);
        var target = new ComplianceObject(_context, entry.Take("target"));
        AssignmentTargetKind kind = ReadKind(target);
        GraphId group = ReadGroup(target, ref kind);
        (GraphId filter, AssignmentFilterMode mode) = ReadFilter(target, ref kind);
        target.RestInto(entry, TargetPrefix, "collectionId", "groupId", FilterIdName, FilterTypeName);
        return new ComplianceAssignment(kind, group, filter, mode, entry.Rest("id", "source", "sourceId", "intent"));
    }

    private AssignmentTargetKind ReadKind(ComplianceObject target)
    {
        JsonNode written = target.Take("@odata.type");
        string? type = ODataType.Of(target.Node);
        if (type is not null && ComplianceWords.Targets.TryFind(type, out AssignmentTargetKind kind, out _)) return kind;
        bool isExclusion = type?.Contains("exclusion", StringComparison.OrdinalIgnoreCase) == true;
        NotUnderstood(written.IsNull ? target.Node : written, type is null ? "the target of an assignment does not say its type ('@odata.type')" : $"the assignment target {DiagnosticText.Quote(type)} is not known", isExclusion);
        if (!written.IsNull) target.Keep("@odata.type", written);
        return isExclusion ? AssignmentTargetKind.UnknownExclusion : AssignmentTargetKind.Unknown;
    }

    private GraphId ReadGroup(ComplianceObject target, ref AssignmentTargetKind kind)
    {
        if (kind is not (AssignmentTargetKind.Group or AssignmentTargetKind.ExclusionGroup)) return default;
        JsonNode value = target.Take("groupId");
        if (value.IsString && value.Text.Length > 0) return value.Text;
        NotUnderstood(value.IsNull ? target.Node : value, "the target of an assignment names no group", kind == AssignmentTargetKind.ExclusionGroup);
        if (!value.IsNull) target.Keep("groupId", value);
        kind = Widened(target, kind);
        return default;
    }

    private (GraphId Filter, AssignmentFilterMode Mode) ReadFilter(ComplianceObject target, ref AssignmentTargetKind kind)
    {
        if (kind is AssignmentTargetKind.Unknown or AssignmentTargetKind.UnknownExclusion) return default;
        JsonNode id = target.Take(FilterIdName), mode = target.Take(FilterTypeName);
        GraphId filter = id.IsString && id.Text.Length > 0 ? id.Text : default(GraphId);
        bool isNone = !filter.IsKnown || filter == Guid.Empty;
        if (mode.IsNull || (mode.IsString && (mode.Text.Length == 0 || string.Equals(mode.Text, "none", StringComparison.OrdinalIgnoreCase))))
        {
            // An id without a type filters nothing.
            if (!id.IsNull) target.Keep(FilterIdName, id);
            if (mode.IsString && mode.Text.Length == 0) target.Keep(FilterTypeName, mode);
            return default;
        }

        if (!isNone && mode.IsString && ComplianceWords.Filters.TryFind(mode.Text, out AssignmentFilterMode found, out _)) return (filter, found);
        _context.Warn(DiagnosticCodes.ComplianceFilterUnknown, mode, "the filter of an assignment has no id or a type that is not understood, so the policy counts as assigned", "write id and type of the filter, or none");
        if (!id.IsNull) target.Keep(FilterIdName, id);
        target.Keep(FilterTypeName, mode);
        if (kind == AssignmentTargetKind.ExclusionGroup) kind = Widened(target, kind);
        return default;
    }

    // The kind can no longer be written from its word.
    private static AssignmentTargetKind Widened(ComplianceObject target, AssignmentTargetKind kind)
    {
        target.Keep("@odata.type", target.Node.Member("@odata.type"));
        return kind == AssignmentTargetKind.ExclusionGroup ? AssignmentTargetKind.UnknownExclusion : AssignmentTargetKind.Unknown;
    }

    private void NotUnderstood(JsonNode at, string problem, bool isExclusion = false)
        => _context.Warn(DiagnosticCodes.ComplianceAssignmentUnknown, at, $"{problem}, so it counts as {(isExclusion ? "leaving nobody out" : "reaching everybody")}", "write the target as Microsoft Graph does");
}
