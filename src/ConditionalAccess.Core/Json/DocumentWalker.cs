using System.Globalization;
using ConditionalAccess.Diagnostics;

namespace ConditionalAccess.Json;

/// <summary>What a walk makes of one value.</summary>
internal enum Visit : byte
{
    /// <summary>Nothing of ours is in it.</summary>
    Nothing = 0,

    /// <summary>It was read, or something in it was.</summary>
    Found,

    /// <summary>Known to belong to another reader; not looked into and not worth a warning.</summary>
    NotOurs,
}

/// <summary>
/// Walks one document depth-first, whatever it is wrapped in, and hands every object to the reader that knows it (spec 1.16).
/// Recursion is bounded by the parser's depth limit.
/// </summary>
internal abstract class DocumentWalker(ReadContext context)
{
    private static readonly string[] EmptyWrappers = ["value", "policies", "conditional_access_policies", "PolicyConfig", "deviceCompliancePolicies", "compliancePolicies"];

    private readonly List<Ignored> _ignored = [];

    protected ReadContext Context { get; } = context;

    /// <summary>The name of the document.</summary>
    protected string? File { get; set; }

    /// <summary>What the objects are called in findings, such as <c>policies or other objects</c>.</summary>
    protected abstract string Objects { get; }

    /// <summary>Reads a document; nothing found is an error, or information when other documents may hold something. False when the document is refused.</summary>
    public bool Read(JsonTree tree, bool isOneOfMany)
    {
        File = tree.Source.Name;
        JsonNode root = tree.Root;
        if (!root.IsObject && !root.IsArray && !IsDocument(root))
        {
            Context.Error(DiagnosticCodes.WrongRoot, root, "the root of the document is a single value, expected an object or a list", "export the policies again");
            return false;
        }

        Visit found = Walk(root, "$", "");
        if (found == Visit.Found) ReportIgnored();
        else if (found == Visit.Nothing && !IsEmptyList(root)) return ReportNothingFound(root, isOneOfMany);
        return true;
    }

    /// <summary>True for a single value that is read all the same.</summary>
    protected virtual bool IsDocument(JsonNode root) => false;

    /// <summary>Reads a value that is no object and no list.</summary>
    protected virtual Visit ReadValue(JsonNode node, string path, string wrapper) => Visit.Nothing;

    /// <summary>Reads an object.</summary>
    /// <param name="node">The object.</param>
    /// <param name="path">Its path.</param>
    /// <param name="wrapper">The name of the nearest member around it; empty when there is none.</param>
    protected abstract Visit ReadObject(JsonNode node, string path, string wrapper);

    /// <summary>Reads a member of our own documents that is known by its name.</summary>
    protected virtual bool ReadOwnMember(string name, JsonNode value, string path) => false;

    /// <summary>Reports that nothing was found; false when that refuses the document.</summary>
    protected abstract bool ReportNothingFound(JsonNode root, bool isOneOfMany);

    /// <summary>Walks into a value.</summary>
    protected Visit Walk(JsonNode node, string path, string wrapper)
    {
        if (node.IsArray) return WalkList(node, path, wrapper);
        if (!node.IsObject) return ReadValue(node, path, wrapper);
        Visit read = ReadObject(node, path, wrapper);
        if (read == Visit.Found && path != "$")
            Context.Note(DiagnosticCodes.WrapperRead, node, $"objects are read from inside a wrapper, the first at {DiagnosticText.Escape(path)}");
        return read != Visit.Nothing ? read : WalkMembers(node, path);
    }

    /// <summary>True for a document that says "no objects".</summary>
    private static bool IsEmptyList(JsonNode root)
        => root.IsArray ? root.IsEmptyContainer
            : root.IsObject && root.Members().Any(m => EmptyWrappers.Contains(m.Name, StringComparer.OrdinalIgnoreCase) && m.Value.IsArray && m.Value.IsEmptyContainer);

    private Visit WalkList(JsonNode list, string path, string wrapper)
    {
        Visit found = Visit.Nothing;
        int position = 0, ignoredBefore = _ignored.Count;
        foreach (JsonNode item in list.Items())
        {
            string place = path + "[" + position++.ToString(CultureInfo.InvariantCulture) + "]";
            Visit visit = Walk(item, place, wrapper);
            found = Both(found, visit);
            if (visit == Visit.Nothing && _ignored.Count < Context.Options.MaxFindings + ignoredBefore) _ignored.Add(new(item, "", true));
        }

        if (found != Visit.Found) _ignored.RemoveRange(ignoredBefore, _ignored.Count - ignoredBefore);
        return found;
    }

    private Visit WalkMembers(JsonNode node, string path)
    {
        Visit found = Visit.Nothing;
        int ignoredBefore = _ignored.Count;
        foreach ((string name, JsonNode value) in node.Members())
        {
            string place = path + JsonPath.Step(name);
            if (string.Equals(name, "@odata.nextLink", StringComparison.OrdinalIgnoreCase))
            {
                Context.Warn(DiagnosticCodes.IncompleteExport, value, "the export is one page of several ('@odata.nextLink' is present)", "follow the link and read all pages");
                continue;
            }

            Visit visit = ReadOwnMember(name, value, place) ? Visit.Found : Walk(value, place, name);
            found = Both(found, visit);
            if (visit == Visit.Nothing) _ignored.Add(new(value, name, false));
        }

        // What stands beside nothing is reported by the object that holds it.
        if (found != Visit.Found) _ignored.RemoveRange(ignoredBefore, _ignored.Count - ignoredBefore);
        return found;
    }

    private static Visit Both(Visit one, Visit other) => one == Visit.Found || other == Visit.Found ? Visit.Found : one == Visit.NotOurs ? one : other;

    /// <summary>Reports what stood beside the objects that were read.</summary>
    protected void ReportIgnored()
    {
        foreach (Ignored ignored in _ignored)
        {
            (JsonNode node, string name) = (ignored.Node, ignored.Name);
            if (ignored.InList)
                Context.Warn(DiagnosticCodes.UnknownObject, node, $"an entry beside {Objects} is of no known kind and is ignored", "remove it, or check its form");
            else if (MemberNames.IsAnnotation(name))
                Context.Note(DiagnosticCodes.AnnotationRead, node, $"members such as {DiagnosticText.Quote(name)} have no meaning for a decision", kind: MemberNames.AnnotationKind(name));
            else if (node.IsObject || node.IsArray ? !node.IsEmptyContainer : !node.IsNull)
                ReportWrapperMember(node, name);
        }
    }

    private void ReportWrapperMember(JsonNode node, string name)
    {
        string message = $"member {DiagnosticText.Quote(name)} beside {Objects} is not read and not kept";
        if (node.IsObject || node.IsArray) Context.Warn(DiagnosticCodes.WrapperMemberIgnored, node, message, "check that nothing in it is needed");
        else Context.Note(DiagnosticCodes.WrapperMemberIgnored, node, message, kind: name);
    }

    private sealed class Ignored(JsonNode node, string name, bool inList)
    {
        public JsonNode Node => node;

        public string Name => name;

        public bool InList => inList;
    }
}
